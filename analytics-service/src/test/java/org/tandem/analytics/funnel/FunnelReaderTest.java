package org.tandem.analytics.funnel;

import org.junit.jupiter.api.Test;
import org.tandem.analytics.ask.Ask;
import org.tandem.analytics.ask.Dimension;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class FunnelReaderTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final LocalDate LATER = LocalDate.parse("2026-04-01");

    private final AnalyticsRecords make = new AnalyticsRecords(3);

    @Test
    void moreRowsThanAnybodyReadsAreNotRead() throws SQLException {
        try (Connection db = new AnalyticsTables().connect()) {
            // Given leads of three campaigns
            List<StreamRecord> records = new ArrayList<>();
            for (String campaign : List.of("a", "b", "c", "c")) {
                records.add(make.read(records.size(), make.captured(UUID.randomUUID(), "fair", campaign, MONDAY, MONDAY)));
            }
            new AnalyticsStream(Set.of()).fold(db, records, new Effects());
            Ask ask = new Ask(View.COHORT, Unit.PERSON, Step.INQUIRY, null, null, null, LATER, LATER, Dimension.CAMPAIGN, Period.DAY,
                    Map.of(), null, false);

            // Then
            assertThat(new FunnelReader(db, ask, 2).read(true, true)).isEmpty();
            assertThat(new FunnelReader(db, ask, 3).read(true, true)).hasValueSatisfying(read -> {
                assertThat(read.rows()).extracting(FunnelViews.Row::entered).containsExactly(1L, 1L, 2L);
                assertThat(read.total().entered()).isEqualTo(4);
            });
            assertThat(new FunnelReader(db, ask, 1).read(true, false)).as("by day alone").isPresent();
        }
    }
}
