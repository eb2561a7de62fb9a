package org.tandem.analytics.fold;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.fold.Effects;
import org.tandem.test.Batches;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** However the topics are interleaved and cut into batches, and whenever months are rolled up, the fold ends with the same tables. */
class InterleavingTest {

    private static final List<String> REPS = List.of("rep-1", "rep-2");
    private static final List<String> REFERENCES = List.of("a", "b");
    private static final LocalDate AFTER = LocalDate.parse("2026-12-01");

    private final AnalyticsRecords make = new AnalyticsRecords(3);
    private final AnalyticsStream fold = new AnalyticsStream(Set.of("partner"));
    private final AnalyticsTables tables = new AnalyticsTables();
    private final long seed = Long.getLong("tandem.test.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<UUID> leads = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    private final List<UUID> ids = List.of(UUID.randomUUID(), UUID.randomUUID());
    private final List<UUID> accounts = List.of(UUID.randomUUID(), UUID.randomUUID());
    private final List<UUID> qualifications = new ArrayList<>();
    private int mostRolledUp;
    private Instant now = Instant.parse("2026-10-20T23:50:00.000001Z");

    @Test
    void everyInterleavingEndsWithTheSameTables() throws SQLException {
        System.out.println("seed " + seed + " (-Dtandem.test.seed)");
        Map<String, Integer> seen = new HashMap<>();
        try (Connection db = tables.connect()) {
            for (int history = 0; history < 15; history++) {
                Map<TopicPartition, List<StreamRecord>> log = byPartition(history(60));
                List<String> ordered = folded(db, log, Batches.ALL);
                ordered.forEach(row -> seen.merge(row.substring(0, row.indexOf('(')), 1, Integer::sum));
                for (int i = 0; i < 5; i++) {
                    assertThat(folded(db, log, 1 + random.nextInt(12))).as("seed " + seed).isEqualTo(ordered);
                }
            }
        }
        assertThat(seen).as("what the histories were about").containsKeys("fact", "cell", "deal_cell", "anomaly", "lead_link", "erasure",
                "account_member", "sdr_deal");
        assertThat(mostRolledUp).isGreaterThan(100);
    }

    private List<ProducerRecord<byte[], byte[]>> history(int events) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            UUID lead = any(leads);
            now = now.plusSeconds(random.nextInt(20_000));
            Instant recorded = random.nextInt(6) == 0 ? now.minusSeconds(random.nextInt(400_000)) : now;
            Instant time = recorded.minus(Duration.ofHours(random.nextInt(3) == 0 ? random.nextInt(400) : 0));
            int attempt = 1 + random.nextInt(2);
            String rep = any(REPS);
            switch (random.nextInt(20)) {
                case 0, 1, 2 -> records.add(make.captured(lead, any(List.of("website", "partner", "crm")), any(REFERENCES),
                        any(List.of("web-form", "trade-fair")), any(List.of("a", "b")), anyAccount(), time, recorded));
                case 3 -> records.add(make.erased(lead, recorded));
                case 4 -> records.add(make.linked(lead, any(leads), recorded));
                case 5 -> records.add(make.unlinked(lead, any(leads), recorded));
                case 6, 7 -> {
                    UUID id = UUID.randomUUID();
                    qualifications.add(id);
                    records.add(make.qualified(lead, id, time, recorded));
                }
                case 8 -> records.add(make.assigned(lead, attempt, rep, qualifications.isEmpty() ? null : any(qualifications), now));
                case 9 -> records.add(make.accepted(lead, attempt, rep, now));
                case 10 -> records.add(make.rejected(lead, attempt, rep, now));
                case 11 -> records.add(make.contacted(lead, attempt, rep, now));
                case 12 -> records.add(make.opened(lead, attempt, rep, now));
                case 13 -> records.add(make.won(lead, attempt, rep, "1" + i + ".50", now));
                // One id comes again with another content, which makes it another fact.
                case 14 -> records.add(make.importedWon(any(ids), lead, "crm", any(REFERENCES), rep, i % 2 == 0 ? null : "sdr-1", "1" + i + ".00", "EUR", time, recorded));
                case 15 -> records.add(make.judged(lead, attempt, rep, any(List.of("good", "no-need")), 1 + random.nextInt(3), now));
                case 16 -> records.add(make.corrected(lead, any(List.of("retail", "energy")), anyAccount(), recorded));
                case 17 -> records.add(make.invited(lead, "webinar", time));
                case 18 -> records.add(make.registered(lead, "webinar", time));
                default -> records.add(make.attended(lead, "webinar", time));
            }
        }
        return records;
    }

    private List<String> folded(Connection db, Map<TopicPartition, List<StreamRecord>> log, int largest) throws SQLException {
        for (List<StreamRecord> batch : Batches.of(log, random, largest)) {
            fold.fold(db, batch, new Effects());
            if (random.nextInt(4) == 0) {
                // The month of the whole history: what comes after is late news of it.
                AnalyticsTables.rollUp(db, AFTER);
            }
        }
        AnalyticsTables.rollUp(db, AFTER);
        List<String> rollups = AnalyticsTables.rollups(db);
        assertThat(rollups).as("seed " + seed).isEqualTo(madeAnew(db));
        mostRolledUp = Math.max(mostRolledUp, rollups.size());
        List<String> content = AnalyticsTables.content(db);
        db.rollback();
        return content;
    }

    private static List<String> madeAnew(Connection db) throws SQLException {
        try (Statement statement = db.createStatement()) {
            statement.execute("delete from rollup; delete from rollups_until");
        }
        AnalyticsTables.rollUp(db, AFTER);
        return AnalyticsTables.rollups(db);
    }

    private Map<TopicPartition, List<StreamRecord>> byPartition(List<ProducerRecord<byte[], byte[]>> records) {
        Map<TopicPartition, List<StreamRecord>> log = new LinkedHashMap<>();
        for (ProducerRecord<byte[], byte[]> record : records) {
            List<StreamRecord> partition =
                    log.computeIfAbsent(new TopicPartition(record.topic(), record.partition()), p -> new ArrayList<>());
            partition.add(make.read(partition.size(), record));
        }
        return log;
    }

    private UUID anyAccount() {
        return random.nextInt(3) == 0 ? null : any(accounts);
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
