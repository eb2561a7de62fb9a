package org.tandem.leadcapture.fold;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandem.projection.fold.Projector;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ReplayTest {

    private final LeadStreamOnKafka stream = new LeadStreamOnKafka();
    private final long seed = Long.getLong("tandem.test.seed", System.nanoTime());

    @AfterEach
    void close() {
        stream.close();
    }

    @Test
    void consumersAndBatchesMakeNoDifferenceAndNeitherDoRestarts() {
        // Given a history, folded in large batches by one consumer
        System.out.println("seed " + seed + " (-Dtandem.test.seed)");
        LeadHistory history = new LeadHistory(stream.make, new Random(seed), 40, false);
        stream.send(history.next(600));
        LeadTables large = new LeadTables();
        stream.start(large, 1, 1, 4_000);
        stream.untilFolded(large, 1);

        // When others fold it with more consumers and smaller batches, and one is restarted again and again meanwhile
        LeadTables medium = new LeadTables();
        LeadTables small = new LeadTables();
        LeadTables restarted = new LeadTables();
        stream.start(medium, 1, 3, 100);
        stream.start(small, 1, 2, 7);
        for (int i = 0; i < 5; i++) {
            try (Projector shortLived = stream.start(restarted, 1, 2, 20)) {
                long before = restarted.folded(1);
                stream.send(history.next(20));
                await().atMost(Duration.ofSeconds(40)).until(() -> restarted.folded(1) > before);
            }
        }
        stream.start(restarted, 1, 2, 20);

        // Then, when all stand at the end of the log, all hold the same
        List<LeadTables> all = List.of(large, medium, small, restarted);
        for (int round = 0; round < 2; round++) {
            // A fold's own tombstones move the end; they are published before it stands there.
            all.forEach(tables -> stream.untilFolded(tables, 1));
        }
        List<String> content = large.content(1);
        assertThat(content).hasSizeGreaterThan(500);
        assertThat(LeadTables.difference(content, medium.content(1))).as("seed " + seed).isEmpty();
        assertThat(LeadTables.difference(content, small.content(1))).as("seed " + seed).isEmpty();
        assertThat(LeadTables.difference(content, restarted.content(1))).as("seed " + seed).isEmpty();
        assertThat(stream.log.read("lead-capture-parked")).isEmpty();
    }

    @Test
    void aRebuildWhileWritesContinueEndsWithTheSameTables() throws InterruptedException {
        // Given a version that serves, a history, and topics that are compacted all the time
        System.out.println("seed " + seed + " (-Dtandem.test.seed)");
        LeadHistory history = new LeadHistory(stream.make, new Random(seed), 30, false);
        LeadTables tables = new LeadTables();
        stream.send(history.next(400));
        stream.start(tables, 1, 2, 200);
        stream.untilFolded(tables, 1);

        // When a second version is built beside it while writes and erasures go on
        AtomicBoolean enough = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            while (!enough.get()) {
                stream.send(history.next(5));
            }
        });
        writer.start();
        Projector second = stream.start(tables, 2, 2, 50);
        await().atMost(Duration.ofSeconds(40)).until(second::isCaughtUp);
        await().atMost(Duration.ofSeconds(40))
                .until(() -> tables.folded(2) > tables.folded(1) / 2);
        enough.set(true);
        writer.join();

        // Then at one cut every table is the same
        stream.untilFolded(tables, 1);
        stream.untilFolded(tables, 2);
        List<String> content = tables.content(1);
        assertThat(content).hasSizeGreaterThan(300);
        assertThat(LeadTables.difference(content, tables.content(2))).as("seed " + seed).isEmpty();
        long left = stream.log.read("lead-profiles").size();
        long written = stream.end("lead-profiles");
        System.out.println(left + " of " + written + " records are left on lead-profiles");
        assertThat(left).as("compaction was at work").isLessThan(written);
    }
}
