package org.tandem.analytics.funnel;

import org.tandem.analytics.ask.Ask;
import org.tandem.analytics.ask.Cells;
import org.tandem.analytics.ask.DealValue;
import org.tandem.analytics.ask.Figures;
import org.tandem.analytics.ask.Sql;
import org.tandem.analytics.ask.View;
import org.tandem.analytics.count.Step;
import org.tandem.analytics.count.Unit;
import org.tandem.analytics.count.Way;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads funnels: one statement over cells and their rollups, one over the deals, whatever is asked. */
final class FunnelReader {

    private final Connection db;
    private final Ask ask;
    private final boolean cohort;
    private final String column;
    private final int mostRows;

    FunnelReader(Connection db, Ask ask) {
        this(db, ask, Figures.MOST_ROWS);
    }

    FunnelReader(Connection db, Ask ask, int mostRows) {
        this.db = db;
        this.ask = ask;
        this.cohort = ask.view() == View.COHORT;
        this.column = cohort ? "from_day" : "day";
        this.mostRows = mostRows;
    }

    /** What a row is of; either may be null. */
    record Group(LocalDate period, String value) implements Comparable<Group> {

        private static final Comparator<Group> ORDER = Comparator
                .comparing(Group::period, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Group::value, Comparator.nullsLast(Comparator.naturalOrder()));

        @Override
        public int compareTo(Group other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * What was read.
     *
     * @param total of all rows: a unit is in one of them, so it is their sum
     * @param rows  one for each group that has anybody; one alone where nothing is grouped by
     */
    record Funnels(FunnelViews.Row total, List<FunnelViews.Row> rows) {
    }

    /** Nothing if there would be too many rows, of which no more are then read. */
    Optional<Funnels> read(boolean byPeriod, boolean byValue) throws SQLException {
        Map<Group, FunnelRow> funnels = new TreeMap<>();
        FunnelRow all = empty();
        Sql.RowWhile adding = row -> {
            FunnelRow funnel = funnels.computeIfAbsent(new Group(Sql.day(row, 1), row.getString(2)), group -> empty());
            boolean matured = row.getBoolean(3);
            Long[] ways = (Long[]) row.getArray(4).getArray();
            Long[] units = (Long[]) row.getArray(5).getArray();
            for (int i = 0; i < ways.length; i++) {
                FunnelRow.Went went = new FunnelRow.Went(Way.of(ways[i]), matured, units[i]);
                funnel.add(went);
                all.add(went);
            }
            return funnels.size() <= mostRows;
        };
        Sql cells = cells(byPeriod, byValue);
        boolean small = !byValue || !byPeriod && ask.by().hasFewValues();
        boolean readAll = small ? cells.eachOfFew(db, adding) : cells.eachWhile(db, adding);
        if (!readAll) {
            return Optional.empty();
        }
        Map<Group, List<DealValue>> deals = new HashMap<>();
        Map<String, DealValue> ofAll = new TreeMap<>(Comparator.nullsLast(Comparator.naturalOrder()));
        deals(byPeriod, byValue).each(db, row -> {
            DealValue value = DealValue.of(row, 3);
            deals.computeIfAbsent(new Group(Sql.day(row, 1), row.getString(2)), group -> new ArrayList<>()).add(value);
            ofAll.merge(value.currency(), value, DealValue::plus);
        });
        List<FunnelViews.Row> rows = new ArrayList<>();
        funnels.forEach((group, funnel) -> {
            if (!funnel.isEmpty()) {
                rows.add(row(group, funnel, deals.getOrDefault(group, List.of())));
            }
        });
        return Optional.of(new Funnels(row(new Group(null, null), all, List.copyOf(ofAll.values())), rows));
    }

    private FunnelRow empty() {
        return new FunnelRow(ask.entering(), cohort, ask.within());
    }

    private static FunnelViews.Row row(Group group, FunnelRow funnel, List<DealValue> deals) {
        return new FunnelViews.Row(group.period(), group.value(), funnel.entered(), funnel.matured(),
                funnel.entered() - funnel.matured(), funnel.steps(), deals);
    }

    private Sql cells(boolean byPeriod, boolean byValue) throws SQLException {
        int entering = ask.entering().code();
        Cells cells = Cells.of(db, ask, byValue ? ask.by() : null, byPeriod ? ask.period() : null, column, cohort);
        // Each group comes as one row: how many went which way are two lists, which cost less to send than as many rows.
        Sql sql = new Sql().add("select x.period, l.text, x.matured, array_agg(x.way), array_agg(x.units) from (");
        period(sql, byPeriod);
        sql.add("g, way,");
        matured(sql);
        sql.add("as matured, sum(units)::bigint as units from");
        cells.addTo(sql).add("where").of(ask.unit()).add("and step <= ? and from_step >= ?", Step.WON.code(), entering);
        sql.add(cohort ? "and (from_step = ? or step = from_step + 1)" : "and (from_step = ? or step <= from_step + 1)", entering);
        return sql.known(ask).in(column, ask)
                .add("group by 1, 2, 3, 4 having sum(units) <> 0) x left join label l on l.id = x.g group by x.period, x.g, l.text, x.matured");
    }

    private Sql deals(boolean byPeriod, boolean byValue) {
        Sql sql = new Sql().add("select x.period, l.text, c.text, x.deals, x.amount from (");
        period(sql, byPeriod);
        sql.add((byValue ? ask.by().label() : "-1") + " as g");
        // Deals are of persons, whatever is counted: an account's or an attempt's are the same ones.
        sql.add(", currency, sum(deals)::bigint as deals, sum(amount) as amount from deal_cell where unit = ? and from_step = ?",
                Unit.PERSON.code(), ask.entering().code());
        if (cohort && ask.within() != null) {
            sql.add("and day - from_day <= ? and from_day <= ?", ask.within(), ask.asOf().minusDays(ask.within()));
        }
        return sql.known(ask).in(column, ask).filtered(ask)
                .add("group by 1, 2, 3 having sum(deals) <> 0) x left join label l on l.id = x.g left join label c on c.id = x.currency")
                .add("order by c.text nulls last");
    }

    private void period(Sql sql, boolean byPeriod) {
        sql.add("select " + (byPeriod ? ask.period().begin(column) : "null::date") + " as period,");
    }

    private void matured(Sql sql) {
        if (cohort && ask.within() != null) {
            sql.add("from_day <= ?", ask.asOf().minusDays(ask.within()));
        } else {
            sql.add("true");
        }
    }
}
