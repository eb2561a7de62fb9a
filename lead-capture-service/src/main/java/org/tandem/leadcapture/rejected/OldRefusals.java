package org.tandem.leadcapture.rejected;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.tandem.events.topic.Topics;
import org.tandem.projection.publish.Partitions;
import org.tandem.projection.publish.Publisher;
import org.tandem.projection.service.StreamService;

import javax.sql.DataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Deletes what was refused longer ago than it may be kept: a topic says nothing to its tables of what it deletes by its age. */
@ApplicationScoped
class OldRefusals {

    private static final Logger LOG = Logger.getLogger(OldRefusals.class);
    private static final Duration KEPT = Duration.ofMillis(Long.parseLong(Topics.REJECTED_CAPTURES.settings().get("retention.ms")));
    private static final int DELETED_AT_ONCE = 500;

    private final DataSource database;
    private final StreamService stream;
    private final Publisher publisher;
    private final Partitions partitions;
    private final Clock clock = Clock.systemUTC();

    OldRefusals(DataSource database, StreamService stream, Publisher publisher, Partitions partitions) {
        this.database = database;
        this.stream = stream;
        this.publisher = publisher;
        this.partitions = partitions;
    }

    /** What was recorded until then is to be gone. */
    static Instant until(Instant now) {
        return now.minus(KEPT);
    }

    @Scheduled(every = "24h", delayed = "10m")
    void delete() {
        if (!stream.isWritable() || !stream.isCaughtUp()) {
            return;
        }
        try (Connection db = database.getConnection()) {
            db.setAutoCommit(false);
            delete(db, until(clock.instant()));
        } catch (SQLException e) {
            LOG.warnf("old refusals are not deleted today: SQL state %s", e.getSQLState());
        } catch (Publisher.Unavailable e) {
            LOG.warn("old refusals are not deleted today: not acknowledged");
        }
    }

    private void delete(Connection db, Instant until) throws SQLException {
        Map<UUID, UUID> deleted;
        do {
            try {
                deleted = new RejectedCaptureStore(db).deleteUntil(until, DELETED_AT_ONCE);
                // A broker deletes by age only whole files, and an erasure finds nothing here any more to delete there.
                publisher.publishAndAwait(tombstones(deleted));
                db.commit();
            } catch (SQLException | RuntimeException e) {
                db.rollback();
                throw e;
            }
        } while (deleted.size() == DELETED_AT_ONCE);
    }

    private List<ProducerRecord<byte[], byte[]>> tombstones(Map<UUID, UUID> deleted) {
        List<ProducerRecord<byte[], byte[]>> tombstones = new ArrayList<>(deleted.size());
        deleted.forEach((captureId, partitionedBy) -> tombstones.add(new ProducerRecord<>(Topics.REJECTED_CAPTURES.name(),
                partitions.of(partitionedBy.toString()), captureId.toString().getBytes(StandardCharsets.UTF_8), null)));
        return tombstones;
    }
}
