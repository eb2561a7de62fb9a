package org.tandem.leadcapture.fold;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.tandem.events.topic.Retention;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;
import org.tandem.leadcapture.lead.LeadStream;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.fold.Effects;
import org.tandem.test.Batches;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** However the topics are interleaved and cut into batches, the fold ends with the same tables. */
class InterleavingTest {

    private static final int HISTORIES = 40;
    private static final int INTERLEAVINGS = 8;

    private final LeadRecords make = new LeadRecords();
    private final LeadStream fold = new LeadStream(make.partitions());

    @Test
    void everyInterleavingEndsWithTheSameTables() throws SQLException {
        long seed = Long.getLong("tandem.test.seed", System.nanoTime());
        System.out.println("seed " + seed + " (-Dtandem.test.seed), " + HISTORIES + " histories, " + INTERLEAVINGS
                + " interleavings each");
        Random random = new Random(seed);
        LeadTables tables = new LeadTables();
        tables.version(1);
        try (Connection db = tables.connect(1)) {
            db.setAutoCommit(false);
            for (int i = 0; i < HISTORIES; i++) {
                Map<TopicPartition, List<StreamRecord>> history =
                        byPartition(new LeadHistory(make, random, 4, true).next(60));
                List<String> ordered = folded(db, history, random, Batches.ALL);
                assertThat(ordered).isNotEmpty();
                for (int j = 0; j < INTERLEAVINGS; j++) {
                    List<String> shuffled = folded(db, history, random, 1 + random.nextInt(12));
                    assertThat(LeadTables.difference(ordered, shuffled)).as("seed " + seed).isEmpty();
                }
            }
        }
    }

    /** The tables after a random interleaving; nothing is committed. */
    private List<String> folded(Connection db, Map<TopicPartition, List<StreamRecord>> history, Random random,
                                int largest) throws SQLException {
        for (List<StreamRecord> batch : Batches.of(history, random, largest)) {
            fold.fold(db, batch, new Effects());
        }
        List<String> content = LeadTables.content(db);
        db.rollback();
        return content;
    }

    /** As a fold gets them: readable, and on topics that keep everything without repeats. */
    private Map<TopicPartition, List<StreamRecord>> byPartition(List<ProducerRecord<byte[], byte[]>> records) {
        Map<TopicPartition, List<StreamRecord>> history = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (ProducerRecord<byte[], byte[]> record : records) {
            List<StreamRecord> partition = history.computeIfAbsent(
                    new TopicPartition(record.topic(), record.partition()), p -> new ArrayList<>());
            StreamRecord read = Reading.at(partition.size(), make.codec(), record);
            if (!keepsEverything(record.topic())
                    || seen.add(read.envelope().id() + " " + read.envelope().contentHash())) {
                partition.add(read);
            }
        }
        return history;
    }

    private static boolean keepsEverything(String topic) {
        return Topics.all().stream().filter(one -> one.name().equals(topic)).map(Topic::retention)
                .anyMatch(Retention.FOR_EVER::equals);
    }
}
