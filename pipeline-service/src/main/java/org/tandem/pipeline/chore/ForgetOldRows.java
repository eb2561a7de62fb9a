package org.tandem.pipeline.chore;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.tandem.projection.decide.Decider;
import org.tandem.projection.fold.Projector;
import org.tandem.projection.service.StreamService;

import java.sql.SQLException;
import java.time.Clock;

/** Drops, once a day, what nobody can come back to: months of the inbox, and outcomes of requests. */
@ApplicationScoped
class ForgetOldRows {

    private static final Logger LOG = Logger.getLogger(ForgetOldRows.class);

    private final StreamService stream;
    private final Clock clock = Clock.systemUTC();

    ForgetOldRows(StreamService stream) {
        this.stream = stream;
    }

    @Scheduled(every = "24h", delayed = "10m")
    void dropOldRows() {
        Projector projector = stream.projector();
        Decider decider = stream.decider();
        if (projector == null || decider == null) {
            return;
        }
        try {
            projector.forgetOldRepeats(clock.instant());
            decider.forgetOldDecisions(clock.instant());
        } catch (SQLException e) {
            LOG.warnf("old rows are not dropped today: SQL state %s", e.getSQLState());
        }
    }
}
