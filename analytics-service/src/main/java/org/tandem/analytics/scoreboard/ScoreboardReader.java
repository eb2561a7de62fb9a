package org.tandem.analytics.scoreboard;

import org.tandem.analytics.ask.Ask;
import org.tandem.analytics.ask.Cells;
import org.tandem.analytics.ask.DealValue;
import org.tandem.analytics.ask.Period;
import org.tandem.analytics.ask.Sql;
import org.tandem.analytics.count.Step;
import org.tandem.analytics.count.Unit;
import org.tandem.analytics.measure.Share;
import org.tandem.analytics.measure.Spread;
import org.tandem.analytics.measure.Undefined;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the scoreboard: four statements, whatever the number of leads. */
final class ScoreboardReader {

    private final Connection db;
    private final Ask ask;
    private final Map<LocalDate, Month> months = new TreeMap<>();

    ScoreboardReader(Connection db, Ask ask) {
        this.db = db;
        this.ask = ask;
    }

    List<ScoreboardViews.Row> rows() throws SQLException {
        readQualified();
        readContacted();
        readHappened();
        readDeals();
        List<ScoreboardViews.Row> rows = new ArrayList<>();
        months.forEach((month, figures) -> rows.add(figures.row(month)));
        return rows;
    }

    /** What became of the attempts that were qualified in each month. */
    private void readQualified() throws SQLException {
        Sql sql = new Sql().add("select date_trunc('month', from_day::timestamp)::date, step, sum(units)::bigint from");
        Cells.of(db, ask, null, Period.MONTH, "from_day", false).addTo(sql)
                .add("where unit = ? and from_step = ? and from_recorded and step in (?, ?, ?, ?, ?, ?)", Unit.ATTEMPT.code(), Step.MQL.code(),
                        Step.MQL.code(), Step.SAL.code(), Step.CONTACTED.code(), Step.ANSWERED.code(), Step.JUDGED.code(), Step.JUDGED_GOOD.code())
                .known(ask).in("from_day", ask).add("group by 1, 2 having sum(units) <> 0")
                .each(db, row -> month(Sql.day(row, 1)).followed.put(Step.of(row.getInt(2)), row.getLong(3)));
    }

    /** Seconds are in the cells alone. */
    private void readContacted() throws SQLException {
        new Sql().add("select date_trunc('month', from_day::timestamp)::date, seconds, sum(units)::bigint from cell")
                .add("where unit = ? and from_step = ? and from_recorded and step = ?", Unit.ATTEMPT.code(), Step.MQL.code(), Step.CONTACTED.code())
                .known(ask).in("from_day", ask).filtered(ask).add("group by 1, 2 having sum(units) <> 0")
                .each(db, row -> month(Sql.day(row, 1)).contactSeconds.add(row.getInt(2), row.getLong(3)));
    }

    /** What happened in each month, to whomever: inquiries of persons, opportunities and wins of attempts. */
    private void readHappened() throws SQLException {
        Sql sql = new Sql().add("select date_trunc('month', day::timestamp)::date, step, sum(units)::bigint from");
        Cells.of(db, ask, null, Period.MONTH, "day", false).addTo(sql)
                .add("where from_step = step and recorded and (").of(Unit.PERSON).add("and step = ? or", Step.INQUIRY.code())
                .of(Unit.ATTEMPT).add("and step in (?, ?))", Step.SQL.code(), Step.WON.code())
                .known(ask).in("day", ask).add("group by 1, 2 having sum(units) <> 0")
                .each(db, row -> month(Sql.day(row, 1)).happened.put(Step.of(row.getInt(2)), row.getLong(3)));
    }

    private void readDeals() throws SQLException {
        new Sql().add("select x.month, c.text, x.deals, x.amount from (select date_trunc('month', day::timestamp)::date as month, currency,")
                .add("sum(deals)::bigint as deals, sum(amount) as amount from deal_cell where unit = ? and from_step = ?", Unit.PERSON.code(),
                        Step.INQUIRY.code())
                .known(ask).in("day", ask).filtered(ask)
                .add("group by 1, 2 having sum(deals) <> 0) x left join label c on c.id = x.currency order by c.text nulls last")
                .each(db, row -> month(Sql.day(row, 1)).wonValue.add(DealValue.of(row, 2)));
    }

    private Month month(LocalDate first) {
        return months.computeIfAbsent(first, day -> new Month());
    }

    /** One month, while it is added up. */
    private static final class Month {

        private final Map<Step, Long> followed = new EnumMap<>(Step.class);
        private final Map<Step, Long> happened = new EnumMap<>(Step.class);
        private final Spread.Counted contactSeconds = new Spread.Counted();
        private final List<DealValue> wonValue = new ArrayList<>();

        ScoreboardViews.Row row(LocalDate month) {
            long qualified = followed.getOrDefault(Step.MQL, 0L);
            Undefined nobody = qualified == 0 ? Undefined.NOBODY_ENTERED : Undefined.NOBODY_REACHED;
            return new ScoreboardViews.Row(month,
                    new ScoreboardViews.Marketing(happened.getOrDefault(Step.INQUIRY, 0L), qualified, share(Step.SAL, Step.MQL, nobody),
                            share(Step.JUDGED_GOOD, Step.JUDGED, nobody)),
                    new ScoreboardViews.Sales(share(Step.ANSWERED, Step.MQL, nobody), share(Step.CONTACTED, Step.MQL, nobody),
                            contactSeconds.spread(nobody), happened.getOrDefault(Step.SQL, 0L), happened.getOrDefault(Step.WON, 0L), wonValue));
        }

        private Share share(Step part, Step whole, Undefined nobody) {
            return Share.of(followed.getOrDefault(part, 0L), followed.getOrDefault(whole, 0L), nobody);
        }
    }
}
