package org.tandem.analytics.fold;

import org.tandem.analytics.count.Grain;
import org.tandem.analytics.count.Unit;
import org.tandem.analytics.count.Way;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Adds cells up to rollups, one recorded month at a time when it is over, so that folding today's news writes cells alone. What is told of
 * a month that was rolled up is added to both.
 */
final class Rollups {

    private static final String KEY = "grain, unit, way, value, from_day, day, recorded_day";
    /** The way says them as well. */
    private static final String ALSO = "from_step, step, from_recorded, recorded";
    /** Of each cell a row for each grain. */
    private static final String GRAINS = Arrays.stream(Grain.values()).map(Rollups::row).collect(Collectors.joining(", "));

    private final Connection db;

    Rollups(Connection db) {
        this.db = db;
    }

    /** What is recorded before is rolled up; null if nothing is. */
    LocalDate before() throws SQLException {
        return day("select before from rollups_until");
    }

    /** Rolls up the next recorded month that ended before this day, if there is one; whoever asks must have locked the counts. */
    boolean rollUpNext(LocalDate today) throws SQLException {
        LocalDate before = before();
        LocalDate first = before == null ? day("select date_trunc('month', min(recorded_day)::timestamp)::date from cell") : before;
        if (first == null || first.plusMonths(1).isAfter(today)) {
            return false;
        }
        try (PreparedStatement insert = db.prepareStatement(insert("select * from cell where recorded_day >= ? and recorded_day < ?"));
             PreparedStatement mark = db.prepareStatement("""
                     insert into rollups_until (before) values (?) on conflict (singleton) do update set before = excluded.before""")) {
            insert.setObject(1, first);
            insert.setObject(2, first.plusMonths(1));
            insert.executeUpdate();
            mark.setObject(1, first.plusMonths(1));
            mark.executeUpdate();
        }
        return true;
    }

    /**
     * The statement that adds cells to the rollups of months that have some.
     *
     * @param cells a query whose columns have the names of a cell's
     */
    static String adding(String cells) {
        return insert(cells) + " on conflict (" + KEY + ") do update set units = r.units + excluded.units";
    }

    private static String insert(String cells) {
        return "insert into rollup as r (" + KEY + ", " + ALSO + ", units) select g.grain, c.unit, c.way, g.value, g.from_day, g.day,"
                + " g.recorded_day, c.from_step, c.step, c.from_recorded, c.recorded, sum(c.units)::bigint from (select x.*, " + Way.SQL
                + " as way, " + month("from_day") + " as from_month, " + month("day") + " as month, " + month("recorded_day")
                + " as recorded_month from (" + cells + ") x"
                // A campaign's webinars are asked for by the campaign, which leaves few cells; who has no account is counted by day alone.
                + " where unit not in (" + Unit.WEBINAR_MEMBER.code() + ", " + Unit.PERSON_WITHOUT_ACCOUNT.code()
                + ")) c cross join lateral (values " + GRAINS + ") as g (grain, value, from_day, day, recorded_day)"
                + " group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 having sum(c.units) <> 0 order by 1, 2, 3, 4, 5, 6, 7";
    }

    /**
     * A day's month. Of what was to happen only after the recorded month it is the day itself: so whoever asks about a day that is in no month
     * of the rollups finds none that is cut by it.
     */
    private static String month(String day) {
        return "case when " + day + " < date_trunc('month', recorded_day::timestamp) + interval '1 month' then date_trunc('month', " + day
                + "::timestamp)::date else " + day + " end";
    }

    private static String row(Grain grain) {
        String value = switch (grain) {
            case DAY, MONTH -> "0";
            default -> grain.name().toLowerCase(Locale.ROOT);
        };
        return "(" + grain.code() + ", " + value + (grain == Grain.DAY ? ", from_day, day, recorded_day)" : ", from_month, month, recorded_month)");
    }

    /** So that the same cells have the same rollups, however they came about. */
    void dropNothing() throws SQLException {
        try (Statement statement = db.createStatement()) {
            statement.executeUpdate("delete from rollup where units = 0");
        }
    }

    private LocalDate day(String sql) throws SQLException {
        try (Statement statement = db.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getObject(1, LocalDate.class) : null;
        }
    }
}
