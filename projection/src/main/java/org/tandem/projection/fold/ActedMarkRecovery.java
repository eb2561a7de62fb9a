package org.tandem.projection.fold;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.tandem.events.envelope.Attribute;
import org.tandem.events.topic.Topic;
import org.tandem.projection.topic.PlainReading;
import org.tandem.projection.version.ActiveVersion;

import javax.sql.DataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the act-once mark again after a database was lost: everything that a service caused carries the position that
 * caused it.
 */
public final class ActedMarkRecovery {

    private ActedMarkRecovery() {
    }

    /** What came of it. */
    public enum Result {
        /** The mark was there; nothing was changed. */
        PRESENT,
        /** It was read from the output topic. */
        RECOVERED,
        /** The output is empty: nothing has been caused yet. */
        NOTHING_CAUSED,
        /** The output holds events that do not say what caused them: somebody must say where to act from. */
        UNKNOWN
    }

    /**
     * Recovers the mark if it is missing.
     *
     * @param connection how to reach the broker
     * @param output     the topic that holds what was caused; read to its present end
     */
    public static Result recover(DataSource database, ActiveVersion version, Map<String, Object> connection, Topic output)
            throws SQLException {
        try (Connection db = database.getConnection()) {
            db.setAutoCommit(false);
            if (isPresent(db, version)) {
                return Result.PRESENT;
            }
            Map<TopicPartition, Long> next = new HashMap<>();
            long events = positionsOn(output, connection, next);
            if (!next.isEmpty()) {
                new ActedMark(version).advance(db, next);
                db.commit();
                return Result.RECOVERED;
            }
            return events == 0 ? Result.NOTHING_CAUSED : Result.UNKNOWN;
        }
    }

    /** Declares everything that is in the topics now to have had its effects. */
    public static void markHere(DataSource database, ActiveVersion version, Map<String, Object> connection,
                                List<Topic> topics) throws SQLException {
        Map<TopicPartition, Long> end = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(PlainReading.settings(connection))) {
            for (Topic topic : topics) {
                end.putAll(consumer.endOffsets(partitionsOf(consumer, topic)));
            }
        }
        try (Connection db = database.getConnection()) {
            db.setAutoCommit(false);
            new ActedMark(version).advance(db, end);
            db.commit();
        }
    }

    private static boolean isPresent(Connection db, ActiveVersion version) throws SQLException {
        try (Statement statement = db.createStatement();
             ResultSet rows = statement.executeQuery("select 1 from " + version.control() + ".acted limit 1")) {
            return rows.next();
        }
    }

    /** Collects the position after each event's cause, per source partition; returns how many events there are. */
    private static long positionsOn(Topic output, Map<String, Object> connection, Map<TopicPartition, Long> next) {
        long events = 0;
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(PlainReading.settings(connection))) {
            List<TopicPartition> partitions = partitionsOf(consumer, output);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
            while (end.entrySet().stream().anyMatch(entry -> consumer.position(entry.getKey()) < entry.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    events++;
                    Header source = record.headers().lastHeader(Attribute.SOURCE_POSITION);
                    if (source != null) {
                        add(next, new String(source.value(), StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return events;
    }

    private static void add(Map<TopicPartition, Long> next, String position) {
        String[] parts = position.split("/");
        next.merge(new TopicPartition(parts[0], Integer.parseInt(parts[1])), Long.parseLong(parts[2]) + 1, Math::max);
    }

    private static List<TopicPartition> partitionsOf(KafkaConsumer<?, ?> consumer, Topic topic) {
        return consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
    }
}
