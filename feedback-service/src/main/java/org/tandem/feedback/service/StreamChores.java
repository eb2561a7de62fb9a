package org.tandem.feedback.service;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.tandem.projection.decide.Decider;
import org.tandem.projection.fold.Projector;
import org.tandem.projection.service.StreamService;

import java.sql.SQLException;
import java.time.Clock;

/** Drops, once a day, what no event and no request can look back to. */
@ApplicationScoped
class StreamChores {

    private static final Logger LOG = Logger.getLogger(StreamChores.class);

    private final StreamService stream;
    private final Clock clock = Clock.systemUTC();

    StreamChores(StreamService stream) {
        this.stream = stream;
    }

    @Scheduled(every = "24h", delayed = "10m")
    void dropWhatIsOld() {
        Projector projector = stream.projector();
        Decider decider = stream.decider();
        try {
            if (projector != null) {
                projector.forgetOldRepeats(clock.instant());
            }
            if (decider != null) {
                decider.forgetOldDecisions(clock.instant());
            }
        } catch (SQLException e) {
            LOG.warnf("what is old is not dropped today: SQL state %s", e.getSQLState());
        }
    }
}
