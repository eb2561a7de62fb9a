package org.tandem.scoring.fold;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.fold.Projector;
import org.tandem.projection.publish.Partitions;
import org.tandem.projection.publish.Publisher;
import org.tandem.projection.service.ServiceStream;
import org.tandem.projection.service.StreamConfig;
import org.tandem.projection.service.StreamService;
import org.tandem.projection.version.ActiveVersion;
import org.tandem.scoring.engagement.Counting;
import org.tandem.scoring.settings.ScoringConfig;

import javax.sql.DataSource;
import java.sql.SQLException;
import java.time.Clock;

/** Looks for what had to wait and for what is due, where the tables hold what was in the stream. */
@ApplicationScoped
class DueChore {

    private static final Logger LOG = Logger.getLogger(DueChore.class);

    private final StreamService service;
    private final ScoringConfig config;
    private final DueScores due;
    private final Judging judging;
    private final Partitions partitions;
    private final Clock clock = Clock.systemUTC();

    DueChore(StreamService service, ServiceStream stream, StreamConfig streamConfig, ScoringConfig config,
             DataSource database, Counting counting, EventCodec codec, Partitions partitions, Publisher publisher) {
        this.service = service;
        this.config = config;
        this.partitions = partitions;
        SayingRound round = new SayingRound(database, new ActiveVersion(stream.controlSchema(), streamConfig.projectionVersion()),
                counting, codec, partitions, publisher, clock);
        this.due = new DueScores(round);
        this.judging = new Judging(round);
    }

    @Scheduled(every = "${tandem.scoring.due-every:1s}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        Projector projector = service.projector();
        if (projector == null) {
            return;
        }
        Settled settled = new Settled(partitions, projector::isSettled);
        try {
            while (judging.run(config.dueAtOnce(), settled) == config.dueAtOnce()
                    || due.run(clock.instant(), config.dueAtOnce(), settled) == config.dueAtOnce()) {
                LOG.debug("more leads are due");
            }
        } catch (SQLException | Publisher.Unavailable away) {
            LOG.warnf("what is due is said later: %s", away.getClass().getSimpleName());
        }
    }
}
