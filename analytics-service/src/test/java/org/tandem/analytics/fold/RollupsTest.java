package org.tandem.analytics.fold;

import org.junit.jupiter.api.Test;
import org.tandem.analytics.count.Step;
import org.tandem.analytics.count.Way;
import org.tandem.projection.fold.Effects;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RollupsTest {

    private static final Instant MARCH = Instant.parse("2026-03-02T09:00:00Z");

    private final AnalyticsRecords make = new AnalyticsRecords(3);
    private final AnalyticsTables tables = new AnalyticsTables();

    @Test
    void areOfMonthsThatAreOver() throws SQLException {
        try (Connection db = tables.connect()) {
            // Given
            capture(db);
            Rollups rollups = new Rollups(db);

            // Then
            assertThat(rollups.rollUpNext(LocalDate.parse("2026-03-31"))).isFalse();
            assertThat(rollups.before()).isNull();
            assertThat(rollups.rollUpNext(LocalDate.parse("2026-04-01"))).isTrue();
            assertThat(rollups.before()).isEqualTo("2026-04-01");
            assertThat(AnalyticsTables.rollups(db)).as("by day, by month, by five dimensions").hasSize(7);
            assertThat(rollups.rollUpNext(LocalDate.parse("2026-04-30"))).isFalse();
        }
    }

    /** The chore does it in transactions of its own, and does it once. */
    @Test
    void areWrittenByTheChore() throws SQLException {
        try (Connection db = tables.connect()) {
            // Given
            capture(db);
            db.commit();

            // When
            int months = RollUpChore.rollUp(tables.database(), LocalDate.parse("2026-06-15"));

            // Then
            assertThat(months).isEqualTo(3);
            assertThat(AnalyticsTables.rollups(db)).hasSize(7);
            assertThat(RollUpChore.rollUp(tables.database(), LocalDate.parse("2026-06-15"))).isZero();
        }
    }

    /** While pods are replaced, one from before would count into months that are rolled up and leave that out of them. */
    @Test
    void areNotLeftBehindByWhoeverKnowsNone() throws SQLException {
        try (Connection db = tables.connect(); Statement statement = db.createStatement()) {
            // Given
            capture(db);
            db.commit();

            // Then
            assertThatThrownBy(() -> statement.executeUpdate("update cell set units = units + 1")).isInstanceOf(SQLException.class)
                    .hasMessageContaining("knows no rollups");
        }
    }

    @Test
    void groupByWaysAsTheDatabaseSaysThem() throws SQLException {
        List<Way> ways = List.of(new Way(Step.INQUIRY, Step.INQUIRY, true, true, 0), new Way(Step.MQL, Step.JUDGED_GOOD, false, true, 40),
                new Way(Step.SQL, Step.WON, true, false, -700_000));
        LocalDate day = LocalDate.parse("2026-03-02");
        try (Connection db = tables.connect();
             PreparedStatement statement = db.prepareStatement("select " + Way.SQL + " from (select ?::smallint as from_step,"
                     + " ?::smallint as step, ?::bool as from_recorded, ?::bool as recorded, ?::date as from_day, ?::date as day) c")) {
            for (Way way : ways) {
                statement.setInt(1, way.from().code());
                statement.setInt(2, way.step().code());
                statement.setBoolean(3, way.fromRecorded());
                statement.setBoolean(4, way.recorded());
                statement.setObject(5, day);
                statement.setObject(6, day.plusDays(way.days()));
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    assertThat(Way.of(row.getLong(1))).isEqualTo(way);
                }
            }
        }
    }

    private void capture(Connection db) throws SQLException {
        new AnalyticsStream(Set.of()).fold(db, List.of(make.read(0, make.captured(UUID.randomUUID(), "fair", "a", MARCH, MARCH))),
                new Effects());
    }
}
