package org.tandem.analytics.ask;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.tandem.projection.await.AppliedWaiter;
import org.tandem.projection.await.FoldedEvents;
import org.tandem.projection.service.StreamConfig;
import org.tandem.projection.sql.Tables;
import org.tandem.rest.page.Parameters;
import org.tandem.rest.problem.Problem;
import org.tandem.rest.problem.Unavailable;
import org.tandem.rest.security.Caller;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;

/** Reads what is asked, waits for what must be seen, and answers with what the tables say. */
@ApplicationScoped
public class Figures {

    /** Readers that wait hold a worker thread each; more are told to come back. */
    private static final int MOST_WAITING = 100;
    /** Of a table: campaigns are texts of strangers, and no one reads on. */
    public static final int MOST_ROWS = 10_000;

    private final DataSource database;
    private final AppliedWaiter waiter;
    private final Duration limit;
    private final Caller caller;
    private final Clock clock;

    Figures(DataSource database, StreamConfig config, Caller caller, Clock clock) {
        this.database = database;
        this.waiter = new AppliedWaiter(new FoldedEvents(database), MOST_WAITING);
        this.limit = config.awaitLimit();
        this.caller = caller;
        this.clock = clock;
    }

    /** What the tables say at one moment, so that an answer's parts add up. */
    public interface Answering {
        Response answer(Connection db, Ask ask) throws SQLException;
    }

    public Response answer(AskParameters asked, Answering answering) {
        return answer(asked, new Parameters(), answering);
    }

    /** @param given what is wrong with the caller's other parameters */
    public Response answer(AskParameters asked, Parameters given, Answering answering) {
        Ask ask = asked.read(given, caller, clock);
        if (ask == null) {
            return given.problem().response();
        }
        if (ask.after() != null && !waiter.await(ask.after(), limit).join()) {
            return Problem.of(503, "not-yet", "The event is not in the tables yet", "Ask again in a moment")
                    .builder().header(HttpHeaders.RETRY_AFTER, "1").build();
        }
        return Tables.read(() -> OneMoment.read(database, db -> answering.answer(db, ask)), Unavailable::new);
    }

    /** The answer in place of a table of more than {@link #MOST_ROWS}. */
    public static Response tooManyRows() {
        return Problem.of(400, "too-many-rows", "The table would have too many rows", "Shorten the period or filter").response();
    }

    @PreDestroy
    void close() {
        waiter.close();
    }
}
