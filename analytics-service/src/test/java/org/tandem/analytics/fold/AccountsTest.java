package org.tandem.analytics.fold;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.tandem.analytics.count.Member;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.fold.Effects;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Accounts with many people, and what takes people out of one. */
class AccountsTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    private final AnalyticsRecords make = new AnalyticsRecords(3);
    private final AnalyticsStream fold = new AnalyticsStream(Set.of());
    private final AnalyticsTables tables = new AnalyticsTables();
    private final UUID acme = UUID.randomUUID();
    private final List<UUID> people = new ArrayList<>();

    @Test
    void ofAnAccountWithManyPeopleOnlyThoseWhoLeadAreRead() throws SQLException {
        try (Connection db = tables.connect()) {
            // Given two thousand who come hour by hour, and as many of long ago that are imported in the end, the last one first
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                Instant at = MONDAY.plus(Duration.ofHours(i));
                records.add(captured(at, at));
            }
            for (int i = 0; i < 2_000; i++) {
                records.add(captured(MONDAY.minus(Duration.ofHours(i)), MONDAY.plus(Duration.ofHours(2_000))));
            }

            // When
            for (int i = 0; i < records.size(); i += 100) {
                fold(db, records.subList(i, i + 100));
            }

            // Then
            AccountStore store = new AccountStore(db);
            assertThat(store.all(List.of(acme)).get(acme)).hasSize(4_000);
            assertThat(store.leading(List.of(acme)).get(acme)).extracting(Member::person)
                    .containsExactlyInAnyOrder(people.get(0), people.get(3_999));
            assertThat(accounts(db)).isEqualTo(1);
        }
    }

    @Test
    void whoIsForgottenPartedOrCorrectedLeavesNoTraceInTheAccount() throws SQLException {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        UUID third = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        ProducerRecord<byte[], byte[]> ofSecond = captured(second, acme, MONDAY.plusSeconds(5));
        try (Connection db = tables.connect()) {
            // Given
            fold(db, List.of(ofSecond));
            List<String> alone = rows(db);

            // When another one comes before, and goes in one way or another
            fold(db, List.of(captured(first, acme, MONDAY), make.accepted(first, 1, "rep-1", MONDAY.plusSeconds(60))));
            assertThat(rows(db)).isNotEqualTo(alone);
            assertThat(accounts(db)).isEqualTo(1);
            fold(db, List.of(make.erased(first, MONDAY.plus(Duration.ofDays(1)))));

            // Then
            assertThat(rows(db)).isEqualTo(alone);

            // When
            fold(db, List.of(captured(third, null, MONDAY), make.linked(third, second, MONDAY.plusSeconds(9))));
            assertThat(accounts(db)).isEqualTo(1);
            assertThat(rows(db)).isNotEqualTo(alone);
            fold(db, List.of(make.unlinked(third, second, MONDAY.plusSeconds(19)), make.erased(third, MONDAY.plus(Duration.ofDays(1)))));

            // Then
            assertThat(rows(db)).isEqualTo(alone);

            // When its only person turns out to be of another company
            fold(db, List.of(make.corrected(second, null, other, MONDAY.plusSeconds(99))));

            // Then
            assertThat(AnalyticsTables.rows(db, "account_member")).hasSize(1).allMatch(row -> row.contains(other.toString()));
            assertThat(accounts(db)).isEqualTo(1);
        }
    }

    /** What accounts are counted by, and the counts. */
    private static List<String> rows(Connection db) throws SQLException {
        List<String> rows = new ArrayList<>(AnalyticsTables.rows(db, "account_member"));
        rows.addAll(AnalyticsTables.rows(db, "cell"));
        return rows;
    }

    private ProducerRecord<byte[], byte[]> captured(Instant time, Instant recorded) {
        people.add(UUID.randomUUID());
        return make.captured(people.get(people.size() - 1), "website", null, "fair", null, acme, time, recorded);
    }

    private ProducerRecord<byte[], byte[]> captured(UUID lead, UUID account, Instant at) {
        return make.captured(lead, "website", null, "fair", null, account, at, at);
    }

    private void fold(Connection db, List<ProducerRecord<byte[], byte[]>> records) throws SQLException {
        List<StreamRecord> batch = new ArrayList<>();
        records.forEach(record -> batch.add(make.read(batch.size(), record)));
        fold.fold(db, batch, new Effects());
    }

    /** Counted, as any funnel counts who entered. */
    private static long accounts(Connection db) throws SQLException {
        try (Statement statement = db.createStatement(); ResultSet row = statement.executeQuery("""
                select coalesce(sum(units), 0) from cell where unit = 2 and from_step = 0 and step = 0""")) {
            row.next();
            return row.getLong(1);
        }
    }
}
