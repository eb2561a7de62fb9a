package org.tandem.leadcapture.lead;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.tandem.projection.fold.Projector;
import org.tandem.projection.service.StreamService;

import java.sql.SQLException;
import java.time.Clock;

/** Drops, once a day, the inbox months that no event can look back to. */
@ApplicationScoped
class InboxChore {

    private static final Logger LOG = Logger.getLogger(InboxChore.class);

    private final StreamService stream;
    private final Clock clock = Clock.systemUTC();

    InboxChore(StreamService stream) {
        this.stream = stream;
    }

    @Scheduled(every = "24h", delayed = "10m")
    void dropOldMonths() {
        Projector projector = stream.projector();
        if (projector == null) {
            return;
        }
        try {
            projector.forgetOldRepeats(clock.instant());
        } catch (SQLException e) {
            LOG.warnf("old inbox months are not dropped today: SQL state %s", e.getSQLState());
        }
    }
}
