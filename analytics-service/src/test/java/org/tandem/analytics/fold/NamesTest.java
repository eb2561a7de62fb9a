package org.tandem.analytics.fold;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.tandem.analytics.count.Fact;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.fold.Effects;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** What a sender calls a lead leads to its deals, and makes nobody read leads that merely are called the same. */
class NamesTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    private final AnalyticsRecords make = new AnalyticsRecords(3);
    private final AnalyticsStream fold = new AnalyticsStream(Set.of());
    private final AnalyticsTables tables = new AnalyticsTables();

    @Test
    void leadsOfOneNameThatNoDealBearsAreNotRead() throws SQLException {
        try (Connection db = tables.connect()) {
            // Given a list whose every row has the same name
            List<UUID> leads = new ArrayList<>();
            List<ProducerRecord<byte[], byte[]>> rows = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                leads.add(UUID.randomUUID());
                rows.add(called("-", leads.get(i)));
            }
            fold(db, rows);
            FactStore store = new FactStore(db);
            List<Fact> fresh = store.factsOf(leads.subList(0, 1));

            // When
            Closure around = Closure.of(store, db, leads.subList(0, 1), fresh);

            // Then
            assertThat(around.leads()).containsExactly(leads.get(0));
            assertThat(around.facts()).hasSize(1);

            // When a deal bears it after all
            fold(db, List.of(deal("-", UUID.randomUUID())));

            // Then
            assertThat(Closure.of(store, db, leads.subList(0, 1), fresh).leads()).hasSize(1_001);
        }
    }

    @Test
    void aDealFindsItsLeadInBothOrdersAndInOneBatch() throws SQLException {
        ProducerRecord<byte[], byte[]> other = called("a", UUID.randomUUID());
        ProducerRecord<byte[], byte[]> lead = called("b", UUID.randomUUID());
        ProducerRecord<byte[], byte[]> deal = deal("b", UUID.randomUUID());
        try (Connection db = tables.connect()) {
            List<List<ProducerRecord<byte[], byte[]>>> ways = List.of(List.of(other, lead, deal), List.of(deal, lead, other));
            List<List<String>> ends = new ArrayList<>();
            for (List<ProducerRecord<byte[], byte[]>> way : ways) {
                for (ProducerRecord<byte[], byte[]> record : way) {
                    fold(db, List.of(record));
                }
                assertThat(wonByPersons(db)).isEqualTo(1);
                ends.add(AnalyticsTables.content(db));
                db.rollback();
                fold(db, way);
                ends.add(AnalyticsTables.content(db));
                db.rollback();
            }
            assertThat(ends).allSatisfy(end -> assertThat(end).isEqualTo(ends.get(0)));
        }
    }

    /** What does not fit is kept under what was said, not only under its id. */
    @Test
    void twoContentsOfOneIdAreTwoThingsThatDoNotFit() throws SQLException {
        UUID lead = UUID.randomUUID();
        UUID id = UUID.randomUUID();
        try (Connection db = tables.connect()) {
            // When
            fold(db, List.of(deal(id, lead, "10.00")));
            fold(db, List.of(deal(id, lead, "20.00")));

            // Then
            assertThat(AnalyticsTables.rows(db, "anomaly")).hasSize(2);

            // When its lead comes
            fold(db, List.of(make.captured(lead, "website", null, MONDAY, MONDAY)));

            // Then
            assertThat(AnalyticsTables.rows(db, "anomaly")).isEmpty();
        }
    }

    private ProducerRecord<byte[], byte[]> called(String name, UUID lead) {
        return make.captured(lead, "crm", name, "fair", null, MONDAY, MONDAY);
    }

    private ProducerRecord<byte[], byte[]> deal(String name, UUID lead) {
        return make.importedWon(lead, "crm", name, "rep-1", null, "10.00", "EUR", MONDAY.plusSeconds(60), MONDAY);
    }

    private ProducerRecord<byte[], byte[]> deal(UUID id, UUID lead, String amount) {
        return make.importedWon(id, lead, "crm", "unheard-of", "rep-1", null, amount, "EUR", MONDAY, MONDAY);
    }

    private void fold(Connection db, List<ProducerRecord<byte[], byte[]>> records) throws SQLException {
        List<StreamRecord> batch = new ArrayList<>();
        records.forEach(record -> batch.add(make.read(batch.size(), record)));
        fold.fold(db, batch, new Effects());
    }

    private static long wonByPersons(Connection db) throws SQLException {
        try (Statement statement = db.createStatement(); ResultSet row = statement.executeQuery("""
                select coalesce(sum(deals), 0) from deal_cell where unit = 1 and from_step = 0""")) {
            row.next();
            return row.getLong(1);
        }
    }
}
