package org.tandem.projection.service;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.tandem.events.topic.Topic;
import org.tandem.projection.decide.Decider;
import org.tandem.projection.fold.Projector;
import org.tandem.projection.publish.Publisher;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What every service does once a day, so that what was forgotten is gone and what nobody can come back to is dropped. */
@ApplicationScoped
class StreamChores {

    private static final Logger LOG = Logger.getLogger(StreamChores.class);
    private static final byte[] NO_OP = "no-op".getBytes(StandardCharsets.UTF_8);

    private final ServiceStream topics;
    private final StreamService stream;
    private final Publisher publisher;
    private final StreamConfig config;
    private final Clock clock = Clock.systemUTC();

    StreamChores(ServiceStream topics, StreamService stream, Publisher publisher, StreamConfig config) {
        this.topics = topics;
        this.stream = stream;
        this.publisher = publisher;
        this.config = config;
    }

    /**
     * Writes one record without meaning to each partition of the topics that must forget. A broker compacts only segments
     * that are closed, and a quiet partition never closes its last one: what was erased would stay in it.
     */
    @Scheduled(every = "24h", delayed = "1m")
    void nudgeCompaction() {
        if (!stream.isWritable()) {
            return;
        }
        try {
            publisher.publishAndAwait(noOps(topics.writes(), config.partitions()));
        } catch (Publisher.Unavailable e) {
            LOG.warn("the daily no-op records were not acknowledged; tomorrow's will do");
        }
    }

    /** Months of the inbox that no event can look back to, and outcomes of requests that nobody sends again. */
    @Scheduled(every = "24h", delayed = "10m")
    void dropOldRows() {
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
            LOG.warnf("old rows are not dropped today: SQL state %s", e.getSQLState());
        }
    }

    static List<ProducerRecord<byte[], byte[]>> noOps(List<Topic> writes, int partitions) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (Topic topic : writes) {
            for (int partition = 0; topic.retention().deletesByKey() && partition < partitions; partition++) {
                records.add(new ProducerRecord<>(topic.name(), partition, NO_OP, null));
            }
        }
        return records;
    }
}
