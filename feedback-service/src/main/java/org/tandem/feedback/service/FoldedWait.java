package org.tandem.feedback.service;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.tandem.projection.await.AppliedWaiter;
import org.tandem.projection.await.FoldedEvents;
import org.tandem.projection.service.StreamConfig;
import org.tandem.rest.problem.Problem;

import javax.sql.DataSource;
import java.time.Duration;
import java.util.UUID;

/** Lets a read wait until the tables hold an event. */
@ApplicationScoped
public class FoldedWait {

    /** Readers that wait hold a worker thread each; more are told to come back. */
    private static final int MOST_WAITING = 100;

    private final AppliedWaiter waiter;
    private final Duration limit;

    FoldedWait(DataSource database, StreamConfig config) {
        this.waiter = new AppliedWaiter(new FoldedEvents(database), MOST_WAITING);
        this.limit = config.awaitLimit();
    }

    /** Whether the tables hold the event within the limit; waits on the caller's thread. */
    public boolean await(UUID eventId) {
        return waiter.await(eventId, limit).join();
    }

    /** What a reader is told whose event is not there in time. */
    public static Response notYet() {
        return Problem.of(503, "not-yet", "The event is not in the tables yet", "Ask again in a moment")
                .builder().header(HttpHeaders.RETRY_AFTER, "1").build();
    }

    @PreDestroy
    void close() {
        waiter.close();
    }
}
