package org.tandem.feedback.verdict;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.tandem.events.feedback.FeedbackRequest.VerdictRequested;
import org.tandem.events.ids.LeadId;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.decide.Outcome;
import org.tandem.projection.decide.OutcomeEvent;
import org.tandem.projection.decide.Request;
import org.tandem.projection.fold.Effects;
import org.tandem.test.Batches;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** However the topics are interleaved and cut into batches, the fold ends with the same tables; and so does deciding. */
class InterleavingTest {

    private static final List<String> REPS = List.of("rep-1", "rep-2");
    private static final List<String> VERDICTS = List.of("good", "no-need", "false-data");

    private final FeedbackRecords make = new FeedbackRecords(3);
    private final VerdictStream fold = new VerdictStream(make.partitions());
    private final FeedbackTables tables = new FeedbackTables();
    private final long seed = Long.getLong("tandem.test.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<UUID> leads = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    private Instant now = Instant.parse("2026-11-20T23:50:00.000001Z");

    @Test
    void everyInterleavingEndsWithTheSameTables() throws SQLException {
        System.out.println("seed " + seed + " (-Dtandem.test.seed)");
        try (Connection db = tables.connect()) {
            for (int history = 0; history < 40; history++) {
                Map<TopicPartition, List<StreamRecord>> log = byPartition(history(60));
                List<String> ordered = folded(db, log, Batches.ALL);
                assertThat(ordered).isNotEmpty();
                for (int i = 0; i < 8; i++) {
                    assertThat(folded(db, log, 1 + random.nextInt(12))).as("seed " + seed).isEqualTo(ordered);
                }
            }
        }
    }

    /** What deciding writes at once is what a replay of the decisions' events ends with. */
    @Test
    void decidingLeavesTheTablesThatFoldingItsEventsMakes() throws SQLException {
        System.out.println("seed " + seed + " (-Dtandem.test.seed)");
        int granted = 0;
        for (int history = 0; history < 25; history++) {
            Map<TopicPartition, List<StreamRecord>> log = new LinkedHashMap<>();
            List<String> live;
            try (Connection db = tables.connect()) {
                for (int step = 0; step < 25; step++) {
                    now = now.plusMillis(random.nextInt(2_000));
                    granted += random.nextInt(3) == 0 ? decide(db, log) : foldNext(db, log, history(4).stream()
                            .filter(record -> !record.topic().startsWith("feedback")).toList());
                }
                live = FeedbackTables.content(db);
                db.rollback();
            }
            try (Connection db = tables.connect()) {
                assertThat(folded(db, log, 5)).as("seed " + seed).isEqualTo(live);
            }
        }
        assertThat(granted).isPositive();
    }

    private int foldNext(Connection db, Map<TopicPartition, List<StreamRecord>> log,
                         List<ProducerRecord<byte[], byte[]>> records) throws SQLException {
        List<StreamRecord> batch = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> record : records) {
            batch.add(append(log, record));
        }
        fold.fold(db, batch, new Effects());
        return 0;
    }

    private int decide(Connection db, Map<TopicPartition, List<StreamRecord>> log) throws SQLException {
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            VerdictRequested asked = new VerdictRequested(new LeadId(any(leads)), random.nextBoolean() ? null : 1 + random.nextInt(2),
                    any(REPS), any(VERDICTS), random.nextBoolean() ? "note " + i : null);
            requests.add(new Request(make.read(0, make.requested(UUID.randomUUID(), asked, now))));
        }
        List<Outcome> outcomes = new VerdictDecisions().decide(db, requests, now);
        int granted = 0;
        for (int i = 0; i < requests.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Granted yes) {
                for (OutcomeEvent<?> event : yes.events()) {
                    append(log, make.outcome(requests.get(i), event, now));
                }
                granted++;
            }
        }
        return granted;
    }

    /** Captures, erasures, what sales does and verdicts, recorded by clocks that differ; ids and revisions may repeat. */
    private List<ProducerRecord<byte[], byte[]>> history(int happenings) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < happenings; i++) {
            now = now.plusMillis(random.nextInt(2_000));
            UUID lead = any(leads);
            int attempt = 1 + random.nextInt(2);
            Instant recorded = now.minusSeconds(random.nextInt(6));
            switch (random.nextInt(12)) {
                case 0, 1 -> records.add(make.captured(lead, any(List.of("web-form", "trade-fair")), any(List.of("a", "b")),
                        now.minusSeconds(random.nextInt(3)), recorded));
                case 2 -> records.add(make.erased(lead, recorded));
                case 3 -> records.add(make.assigned(lead, attempt, recorded));
                case 4, 5 -> records.add(make.accepted(lead, attempt, any(REPS), recorded));
                case 6 -> records.add(make.recycled(lead, attempt, any(REPS), recorded));
                case 7 -> records.add(make.tombstone(lead, new UUID(0, random.nextInt(5))));
                case 8 -> records.add(make.note(lead, new UUID(0, random.nextInt(5)), "note " + i, now,
                        random.nextBoolean() ? null : recorded.minusSeconds(random.nextInt(20))));
                case 9 -> records.add(make.linked(lead, any(leads), recorded));
                case 10 -> records.add(make.unlinked(lead, any(leads), recorded));
                default -> records.add(make.given(UUID.randomUUID(), lead, attempt, any(REPS), any(VERDICTS),
                        1 + random.nextInt(3), recorded));
            }
        }
        return records;
    }

    private List<String> folded(Connection db, Map<TopicPartition, List<StreamRecord>> log, int largest) throws SQLException {
        for (List<StreamRecord> batch : Batches.of(log, random, largest)) {
            fold.fold(db, batch, new Effects());
        }
        List<String> content = FeedbackTables.content(db);
        db.rollback();
        return content;
    }

    private Map<TopicPartition, List<StreamRecord>> byPartition(List<ProducerRecord<byte[], byte[]>> records) {
        Map<TopicPartition, List<StreamRecord>> log = new LinkedHashMap<>();
        records.forEach(record -> append(log, record));
        return log;
    }

    private StreamRecord append(Map<TopicPartition, List<StreamRecord>> log, ProducerRecord<byte[], byte[]> record) {
        List<StreamRecord> partition =
                log.computeIfAbsent(new TopicPartition(record.topic(), record.partition()), p -> new ArrayList<>());
        StreamRecord read = make.read(partition.size(), record);
        partition.add(read);
        return read;
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
