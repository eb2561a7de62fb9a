package org.tandem.faults;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.tandem.events.topic.Topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the stream to the end offsets of this moment, and fails if it cannot: an empty poll proves nothing. */
public final class LogReader {

    private static final Duration LIMIT = Duration.ofSeconds(120);

    private LogReader() {
    }

    public static StreamLog read(String bootstrap) {
        LogFold fold = new LogFold();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrap)) {
            readAll(consumer, partitions(consumer), fold);
        }
        return fold.log();
    }

    /** How far the stream goes now. */
    static Map<TopicPartition, Long> ends(String bootstrap) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrap)) {
            return consumer.endOffsets(partitions(consumer));
        }
    }

    private static void readAll(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions, LogFold fold) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> missing = new HashMap<>(consumer.endOffsets(partitions));
        long giveUp = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            missing.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            if (missing.isEmpty()) {
                return;
            }
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("end offsets not reached within " + LIMIT + "; missing: " + missing);
            }
            consumer.poll(Duration.ofMillis(200)).forEach(fold::apply);
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        return Topics.all().stream().flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition())).toList();
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String bootstrap) {
        return new KafkaConsumer<>(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
