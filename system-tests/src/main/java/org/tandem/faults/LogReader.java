package org.tandem.faults;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads the stream to the end offsets of this moment, and fails if it cannot: an empty poll proves nothing. */
public final class LogReader {

    private static final Duration LIMIT = Duration.ofSeconds(120);

    private LogReader() {
    }

    public static StreamLog read(String bootstrap) {
        LogFold fold = new LogFold();
        readAll(bootstrap, Topics.all(), fold::apply);
        return fold.log();
    }

    /** Every record of these topics; the order holds within a partition. */
    public static void readAll(String bootstrap, Collection<Topic> topics, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrap)) {
            readAll(consumer, partitions(consumer, topics), each);
        }
    }

    /** How far the stream goes now. */
    public static Map<TopicPartition, Long> ends(String bootstrap, Collection<Topic> topics) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrap)) {
            return consumer.endOffsets(partitions(consumer, topics));
        }
    }

    private static void readAll(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions,
                                Consumer<ConsumerRecord<byte[], byte[]>> each) {
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
            consumer.poll(Duration.ofMillis(200)).forEach(each);
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, Collection<Topic> topics) {
        return topics.stream().flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition())).toList();
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String bootstrap) {
        return new KafkaConsumer<>(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
