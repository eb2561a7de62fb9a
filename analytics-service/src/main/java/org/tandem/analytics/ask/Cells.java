package org.tandem.analytics.ask;

import org.tandem.analytics.count.Grain;
import org.tandem.analytics.count.Way;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The fewest rows whose sum answers a question: rollups of months that are over and that it takes whole, and of all other days the cells
 * themselves. A row that stands for a month has the month's first day; as no end of a period lies inside such a month, a condition on
 * days is right of both. It has days of no later months than the one in which it was recorded, so an end that comes later cuts none.
 */
public final class Cells {

    private static final String COLUMNS = "unit, from_step, step, from_recorded, recorded, from_day, day, recorded_day,";

    private final Ask ask;
    private final Dimension by;
    private final LocalDate rolledUp;
    private final Grain grain;
    private final List<Cut> cuts;

    private Cells(Ask ask, Dimension by, LocalDate rolledUp, Grain grain, List<Cut> cuts) {
        this.ask = ask;
        this.by = by;
        this.rolledUp = rolledUp;
        this.grain = grain;
        this.cuts = cuts;
    }

    /** A month of which a question takes some days only. */
    private record Cut(String column, LocalDate month) {

        /** @param end the day after the last one, or the first one; null for none */
        static Cut at(String column, LocalDate end) {
            return end == null || end.getDayOfMonth() == 1 ? null : new Cut(column, end.withDayOfMonth(1));
        }

        Sql addTo(Sql sql) {
            return sql.add("(" + column + " >= ? and " + column + " < ?)", month, month.plusMonths(1));
        }
    }

    /**
     * What is to be read.
     *
     * @param by     what rows are grouped by; null for nothing
     * @param period how long one row is; null where days are not told apart
     * @param column whose days the period of the question is about
     * @param within whether the question's {@code within} counts
     */
    public static Cells of(Connection db, Ask ask, Dimension by, Period period, String column, boolean within) throws SQLException {
        Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
        dimensions.addAll(ask.filter().keySet());
        if (by != null) {
            dimensions.add(by);
        }
        boolean byMonth = period == null || period == Period.MONTH;
        LocalDate rolledUp = rolledUp(db);
        if (rolledUp == null || dimensions.size() > 1 || !byMonth && !dimensions.isEmpty()) {
            return new Cells(ask, by, null, null, List.of());
        }
        if (!byMonth) {
            return new Cells(ask, by, rolledUp, Grain.DAY, List.of());
        }
        LocalDate after = ask.asOf().plusDays(1);
        List<Cut> cuts = Arrays.asList(Cut.at("recorded_day", ask.knownAt().plusDays(1)), Cut.at("from_day", after), Cut.at("day", after),
                Cut.at(column, ask.from()), Cut.at(column, ask.before()),
                within && ask.within() != null ? Cut.at("from_day", after.minusDays(ask.within())) : null);
        return new Cells(ask, by, rolledUp, dimensions.isEmpty() ? Grain.MONTH : Grain.valueOf(dimensions.iterator().next().name()),
                cuts.stream().filter(cut -> cut != null && cut.month.isBefore(rolledUp)).distinct().toList());
    }

    /** Null if nothing is rolled up. */
    private static LocalDate rolledUp(Connection db) throws SQLException {
        try (PreparedStatement select = db.prepareStatement("select before from rollups_until"); ResultSet row = select.executeQuery()) {
            return row.next() ? Sql.day(row, 1) : null;
        }
    }

    /** As a table {@code c} with a cell's columns, its {@code way}, and {@code g}, by whose code rows are grouped. */
    public Sql addTo(Sql sql) {
        sql.add("(");
        if (grain != null) {
            rollups(sql, grain).add("and");
            outside(sql).add("union all");
            if (grain == Grain.MONTH) {
                rollups(sql, Grain.DAY).add("and (false");
                inside(sql).add(") union all");
            }
        }
        sql.add("select " + COLUMNS + " " + Way.SQL + " as way, " + (by == null ? "-1" : by.label()) + " as g, units from cell where true");
        sql.filtered(ask);
        if (grain != null) {
            sql.add("and (recorded_day >= ?", rolledUp);
            if (grain != Grain.MONTH) {
                inside(sql);
            }
            sql.add(")");
        }
        return sql.add(") c");
    }

    private Sql rollups(Sql sql, Grain of) {
        sql.add("select " + COLUMNS + " way, " + (by == null ? "-1" : "value") + " as g, units from rollup where grain = ?", of.code());
        return ask.filter().isEmpty() ? sql : sql.filtered("value", ask.filter().values().iterator().next());
    }

    private Sql outside(Sql sql) {
        sql.add("true");
        cuts.forEach(cut -> cut.addTo(sql.add("and not")));
        return sql;
    }

    private Sql inside(Sql sql) {
        cuts.forEach(cut -> cut.addTo(sql.add("or")));
        return sql;
    }
}
