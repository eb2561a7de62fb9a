package org.tandem.scoring.api;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.projection.await.AppliedWaiter;
import org.tandem.projection.await.FoldedEvents;
import org.tandem.projection.service.StreamConfig;

import javax.sql.DataSource;
import java.time.Duration;
import java.util.UUID;

/** Lets a read wait until the tables hold an event. */
@ApplicationScoped
class FoldedFacts {

    /** Readers that wait hold a worker thread each; more are told to come back. */
    private static final int MOST_WAITING = 100;

    private final Duration limit;
    private final AppliedWaiter waiter;

    FoldedFacts(DataSource database, StreamConfig config) {
        this.limit = config.awaitLimit();
        this.waiter = new AppliedWaiter(new FoldedEvents(database), MOST_WAITING);
    }

    /** Whether the tables hold the event within the limit; waits on the caller's thread. */
    boolean await(UUID eventId) {
        return waiter.await(eventId, limit).join();
    }

    @PreDestroy
    void close() {
        waiter.close();
    }
}
