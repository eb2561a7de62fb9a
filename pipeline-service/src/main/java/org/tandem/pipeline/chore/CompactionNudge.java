package org.tandem.pipeline.chore;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.tandem.events.topic.Topics;
import org.tandem.projection.publish.Publisher;
import org.tandem.projection.service.StreamConfig;
import org.tandem.projection.service.StreamService;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes one record without meaning to each partition of the notes. A broker compacts only segments that are closed, and a
 * quiet partition never closes its last one: what was erased would stay in it.
 */
@ApplicationScoped
class CompactionNudge {

    private static final Logger LOG = Logger.getLogger(CompactionNudge.class);
    private static final byte[] KEY = "no-op".getBytes(StandardCharsets.UTF_8);

    private final Publisher publisher;
    private final StreamService stream;
    private final StreamConfig config;

    CompactionNudge(Publisher publisher, StreamService stream, StreamConfig config) {
        this.publisher = publisher;
        this.stream = stream;
        this.config = config;
    }

    @Scheduled(every = "24h", delayed = "1m")
    void nudge() {
        if (!stream.isWritable()) {
            return;
        }
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int partition = 0; partition < config.partitions(); partition++) {
            records.add(new ProducerRecord<>(Topics.PIPELINE_NOTES.name(), partition, KEY, null));
        }
        try {
            publisher.publishAndAwait(records);
        } catch (Publisher.Unavailable e) {
            LOG.warn("the daily no-op records were not acknowledged; tomorrow's will do");
        }
    }
}
