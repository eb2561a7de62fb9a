package org.tandem.analytics.funnel;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.tandem.analytics.ask.Ask;
import org.tandem.analytics.ask.Period;
import org.tandem.analytics.ask.View;
import org.tandem.analytics.count.Step;
import org.tandem.analytics.count.Unit;
import org.tandem.analytics.fold.AnalyticsRecords;
import org.tandem.analytics.fold.AnalyticsStream;
import org.tandem.analytics.fold.AnalyticsTables;
import org.tandem.projection.fold.Effects;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class UnaccountedTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final LocalDate LATER = LocalDate.parse("2026-04-01");

    private final AnalyticsRecords make = new AnalyticsRecords(3);

    @Test
    void nobodyHasAnAccountUntilSomebodyHas() throws SQLException {
        try (Connection db = new AnalyticsTables().connect()) {
            // Given
            UUID lead = UUID.randomUUID();
            fold(db, captured(lead, null, MONDAY));
            assertThat(Unaccounted.isEverybody(db)).isTrue();
            assertThat(Unaccounted.persons(db, asked(Unit.ACCOUNT, LATER))).isEqualTo(1);

            // When which company it is comes a day later
            fold(db, captured(lead, UUID.randomUUID(), MONDAY.plus(Duration.ofDays(1))));

            // Then that is so of every day: of which company somebody is, is as known now
            assertThat(Unaccounted.isEverybody(db)).isFalse();
            assertThat(Unaccounted.persons(db, asked(Unit.ACCOUNT, LATER))).isZero();
            assertThat(Unaccounted.persons(db, asked(Unit.ACCOUNT, LocalDate.parse("2026-03-02")))).isZero();
            assertThat(Unaccounted.persons(db, asked(Unit.PERSON, LATER))).isNull();
        }
    }

    private void fold(Connection db, ProducerRecord<byte[], byte[]> record) throws SQLException {
        new AnalyticsStream(Set.of()).fold(db, List.of(make.read(0, record)), new Effects());
    }

    private ProducerRecord<byte[], byte[]> captured(UUID lead, UUID account, Instant at) {
        return make.captured(lead, "website", null, "fair", null, account, at, at);
    }

    private static Ask asked(Unit unit, LocalDate knownAt) {
        return new Ask(View.COHORT, unit, Step.INQUIRY, null, null, null, LATER, knownAt, null, Period.DAY, Map.of(), null, false);
    }
}
