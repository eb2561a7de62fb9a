package org.tandem.projection.fold;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.tally.RandomLog;
import org.tandem.projection.tally.Tally;
import org.tandem.projection.tally.TallyTables;
import org.tandem.projection.version.ActiveVersion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** However a log is cut into batches, and its topics and partitions interleaved, the tables end the same. */
class InterleavingTest {

    private static final int LOGS = 3;
    private static final int INTERLEAVINGS = 25;

    private final Tally tally = new Tally();

    @AfterEach
    void close() {
        tally.close();
    }

    @Test
    void theTablesDoNotDependOnBatchesOrInterleaving() throws Exception {
        long seed = Long.getLong("tandem.test.seed", System.nanoTime());
        System.out.println("seed " + seed + " (-Dtandem.test.seed), " + LOGS + " logs, " + INTERLEAVINGS + " interleavings each");
        Random random = new Random(seed);
        Folder folder = new Folder(tally.tables.version(1), tally.projection(), tally.publisher,
                new ActiveVersion(TallyTables.CONTROL, 1), new Parking(tally.publisher, tally.topics.parked()));
        for (int i = 0; i < LOGS; i++) {
            Map<TopicPartition, List<StreamRecord>> log = RandomLog.of(tally.topics, random, 60);
            List<String> inOneBatch = folded(folder, log, random, Integer.MAX_VALUE);
            for (int j = 0; j < INTERLEAVINGS; j++) {
                assertThat(folded(folder, log, random, 1 + random.nextInt(40))).as("seed " + seed).isEqualTo(inOneBatch);
            }
        }
    }

    private List<String> folded(Folder folder, Map<TopicPartition, List<StreamRecord>> log, Random random, int atMost)
            throws Exception {
        tally.tables.execute(1, "delete from tally", "delete from entry", "delete from label",
                "delete from position", "delete from inbox");
        Map<TopicPartition, Long> stands = new HashMap<>(folder.positions(log.keySet()));
        List<TopicPartition> left = new ArrayList<>(log.keySet());
        while (!left.isEmpty()) {
            List<StreamRecord> records = new ArrayList<>();
            Map<TopicPartition, Long> expected = new HashMap<>();
            Map<TopicPartition, Long> next = new HashMap<>();
            for (TopicPartition partition : List.copyOf(left)) {
                int from = stands.get(partition).intValue();
                int size = log.get(partition).size();
                int to = atMost == Integer.MAX_VALUE ? size : Math.min(size, from + random.nextInt(atMost + 1));
                if (to > from) {
                    records.addAll(log.get(partition).subList(from, to));
                    expected.put(partition, (long) from);
                    next.put(partition, (long) to);
                }
                if (to == size) {
                    left.remove(partition);
                }
            }
            folder.fold(new Batch(records, List.of(), expected, next), partition -> true);
            stands.putAll(next);
        }
        return tally.tables.content(1);
    }
}
