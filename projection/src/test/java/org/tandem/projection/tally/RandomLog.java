package org.tandem.projection.tally;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.tandem.projection.codec.Decoded;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.codec.StreamRecord;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** A log of several topics with repeats, conflicts, late records and tombstones. */
public final class RandomLog {

    private RandomLog() {
    }

    public static Map<TopicPartition, List<StreamRecord>> of(TallyTopics topics, Random random, int events) {
        TallyEvents make = new TallyEvents(topics, Tally.PARTITIONS);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            String who = "who-" + random.nextInt(12);
            switch (random.nextInt(7)) {
                case 0 -> records.add(make.taken(who, random.nextInt(100)));
                case 1 -> records.add(make.labelled(who, "label " + i));
                case 2 -> records.add(make.unlabelled(who));
                case 3, 4 -> records.addAll(repeated(make, who, random));
                default -> records.add(make.added(who, random.nextInt(100), null));
            }
        }
        return byPartition(topics.codec(), records);
    }

    /** One id some times over, in one or two contents, recorded within fourteen months. */
    private static List<ProducerRecord<byte[], byte[]>> repeated(TallyEvents make, String who, Random random) {
        UUID id = UUID.randomUUID();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
            Instant recorded = TallyEvents.RECORDED.plus(Duration.ofDays(random.nextInt(420)));
            records.add(make.added(id, who, 1 + random.nextInt(2), null, recorded));
        }
        return records;
    }

    private static Map<TopicPartition, List<StreamRecord>> byPartition(EventCodec codec,
                                                                       List<ProducerRecord<byte[], byte[]>> records) {
        Map<TopicPartition, List<StreamRecord>> log = new LinkedHashMap<>();
        for (ProducerRecord<byte[], byte[]> record : records) {
            List<StreamRecord> partition = log.computeIfAbsent(
                    new TopicPartition(record.topic(), record.partition()), p -> new ArrayList<>());
            ConsumerRecord<byte[], byte[]> asRead = new ConsumerRecord<>(record.topic(), record.partition(),
                    partition.size(), 0, TimestampType.CREATE_TIME, 0, 0, record.key(), record.value(), record.headers(),
                    Optional.empty());
            partition.add(((Decoded.Readable) codec.read(asRead)).record());
        }
        return log;
    }
}
