package org.tandem.projection.fold;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How a projection reads the stream.
 *
 * @param group           consumer group: service and version, so that a new version reads for itself from the beginning
 * @param maxBatch        most records in one transaction
 * @param unreadableInRow after so many records in a row that cannot be read or folded a partition stops: then it is not
 *                        a bad record but a wrong producer or a wrong reader
 * @param backoff         pause after a failure, before the tables' positions are read again
 */
public record FoldSettings(String group, int maxBatch, int unreadableInRow, Duration backoff) {

    public static FoldSettings of(String service, int version) {
        return new FoldSettings(service + "-v" + version, 2_000, 100, Duration.ofSeconds(1));
    }

    /** The consumer's settings: the connection's own, and over them what the promises rest on. */
    public Map<String, Object> consumer(Map<String, Object> connection, String clientId) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.keySet().retainAll(ConsumerConfig.configNames());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // Where to read from is in the tables. A position that the log does not have must be seen, not replaced.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        // Gives one instance the same partition number of every topic, so that one lead's records meet in one place.
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, maxBatch);
        // Told of the first record at once, and asked again only after a rest (FoldPace). Where nothing comes, a fetch that
        // ends early would be made a hundred times a second, by every consumer there is.
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 500);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 256 * 1024);
        // What is fetched ahead is held twice; with a small heap that is what old collections are made of.
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 2 << 20);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        // A killed instance keeps its partitions so long that its successor cannot fold; brokers allow no less. One that
        // was only slow loses nothing by it: the tables' positions fence it.
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }
}
