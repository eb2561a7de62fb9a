package org.tandem.analytics.anomaly;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandem.analytics.ask.Ask;
import org.tandem.analytics.ask.Period;
import org.tandem.analytics.ask.View;
import org.tandem.analytics.count.Step;
import org.tandem.analytics.count.Unit;
import org.tandem.analytics.fold.AnalyticsRecords;
import org.tandem.analytics.fold.AnalyticsStream;
import org.tandem.analytics.fold.AnalyticsTables;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.fold.Effects;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class DominatingValueTest {

    /** In Tokyo it is Tuesday already. */
    private static final Instant MONDAY_EVENING = Instant.parse("2026-03-02T20:00:00Z");
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

    private final AnalyticsRecords make = new AnalyticsRecords(3);
    private final AnalyticsStream fold = new AnalyticsStream(Set.of());
    private final Connection db;

    DominatingValueTest() throws SQLException {
        db = new AnalyticsTables().connect();
        try (Statement statement = db.createStatement()) {
            statement.execute("set time zone 'Asia/Tokyo'");
        }
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
    }

    @Test
    void daysAreThoseOfUtcWhateverTheSessionsZone() throws SQLException {
        // Given
        deals("10.00", "10.00", "10.00", "10.00", "1000.00");

        // Then
        assertThat(dominating(MONDAY)).singleElement().satisfies(row -> {
            assertThat(row.value().amount()).isEqualTo("1000.00");
            assertThat(row.on()).isEqualTo(MONDAY);
            assertThat(row.recordedOn()).isEqualTo(MONDAY);
        });
        assertThat(dominating(MONDAY.minusDays(1))).isEmpty();
    }

    @Test
    void ofFewDealsNoneDominates() throws SQLException {
        deals("10.00", "10.00", "10.00", "1000.00");

        assertThat(dominating(MONDAY)).isEmpty();
    }

    /** A deal that waits for its lead is in no sum: it neither makes a fifth nor dominates. */
    @Test
    void aDealOfALeadThatNobodyBroughtIsNone() throws SQLException {
        // Given
        deals("10.00", "10.00", "10.00", "10.00");
        fold(make.importedWon(UUID.randomUUID(), "crm", "unheard-of", "rep-1", null, "1000.00", "EUR", MONDAY_EVENING, MONDAY_EVENING));
        assertThat(dominating(MONDAY)).isEmpty();

        // When
        deals("60.00");

        // Then
        assertThat(dominating(MONDAY)).singleElement().satisfies(row -> assertThat(row.value().amount()).isEqualTo("60.00"));
    }

    @Test
    void theLeadIsTheOneThatTheDealIsCountedFor() throws SQLException {
        // Given a deal whose lead was found by what its sender calls it, and is linked to one that came before
        deals("10.00", "10.00", "10.00", "10.00");
        UUID called = UUID.randomUUID();
        UUID first = UUID.randomUUID();
        fold(make.importedWon(UUID.randomUUID(), "crm", "a", "rep-1", null, "1000.00", "EUR", MONDAY_EVENING, MONDAY_EVENING));
        fold(make.captured(called, "crm", "a", "fair", null, MONDAY_EVENING.minusSeconds(60), MONDAY_EVENING));

        // Then
        assertThat(dominating(MONDAY)).extracting(AnomalyViews.Row::leadId).containsExactly(called);

        // When
        fold(make.captured(first, "fair", null, MONDAY_EVENING.minusSeconds(120), MONDAY_EVENING));
        fold(make.linked(called, first, MONDAY_EVENING));

        // Then
        assertThat(dominating(MONDAY)).extracting(AnomalyViews.Row::leadId).containsExactly(first);
    }

    private List<AnomalyViews.Row> dominating(LocalDate day) throws SQLException {
        Ask ask = new Ask(View.COHORT, Unit.PERSON, Step.INQUIRY, null, null, null, day, day, null, Period.MONTH, Map.of(), null, false);
        return new AnomalyReader(db, ask, 0.5).dominating();
    }

    private void deals(String... amounts) throws SQLException {
        for (String amount : amounts) {
            UUID lead = UUID.randomUUID();
            fold(make.captured(lead, "fair", null, MONDAY_EVENING, MONDAY_EVENING));
            fold(make.won(lead, 1, "rep-1", amount, MONDAY_EVENING));
        }
    }

    private void fold(ProducerRecord<byte[], byte[]> record) throws SQLException {
        List<StreamRecord> batch = new ArrayList<>();
        batch.add(make.read(0, record));
        fold.fold(db, batch, new Effects());
    }
}
