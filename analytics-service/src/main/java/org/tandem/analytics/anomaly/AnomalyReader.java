package org.tandem.analytics.anomaly;

import org.tandem.analytics.ask.Ask;
import org.tandem.analytics.ask.DealValue;
import org.tandem.analytics.ask.Dimension;
import org.tandem.analytics.ask.Sql;
import org.tandem.analytics.count.Anomaly;
import org.tandem.analytics.count.Step;
import org.tandem.analytics.count.Unit;
import org.tandem.projection.sql.LinkTable;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads anomalies; those of single leads are kept with the counts, a deal that dominates the sum is found when asked. */
final class AnomalyReader {

    static final String DOMINATING = "dominating-value";
    /** Of fewer deals one is always large. */
    private static final int FEWEST_DEALS = 5;
    private static final Map<Integer, String> KEPT = Arrays.stream(Anomaly.Kind.values())
            .collect(Collectors.toUnmodifiableMap(Anomaly.Kind::code, Anomaly.Kind::label));
    static final List<String> KINDS = Stream.concat(Arrays.stream(Anomaly.Kind.values()).map(Anomaly.Kind::label), Stream.of(DOMINATING)).toList();
    /** The canonical id of a person is the one that was brought first. */
    private static final LinkTable PERSONS = new LinkTable("lead_link", "lead_id",
            "(select min(f.occurred_at) from fact f where f.lead_id = c.member and f.kind = 0)");

    private final Connection db;
    private final Ask ask;
    private final BigDecimal dominatingShare;

    AnomalyReader(Connection db, Ask ask, double dominatingShare) {
        this.db = db;
        this.ask = ask;
        this.dominatingShare = BigDecimal.valueOf(dominatingShare);
    }

    Map<String, Long> counts() throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        ofRep(new Sql().add("select kind, count(*) from anomaly where recorded_day <= ? and day <= ?", ask.knownAt(), ask.asOf()))
                .add("group by 1").each(db, row -> counts.put(KEPT.get(row.getInt(1)), row.getLong(2)));
        return counts;
    }

    /** @param kind only this one; null for all */
    List<AnomalyViews.Row> newest(String kind, int limit) throws SQLException {
        List<AnomalyViews.Row> rows = new ArrayList<>();
        Sql sql = new Sql().add("""
                select a.kind, a.lead_id, a.event_id, r.text, a.step, a.day, a.recorded_day, c.text, a.amount, a.currency
                from anomaly a left join label r on r.id = a.rep left join label c on c.id = a.currency
                where recorded_day <= ? and day <= ?""", ask.knownAt(), ask.asOf());
        ofRep(sql);
        Integer code = kind == null ? null : KEPT.entrySet().stream().filter(one -> one.getValue().equals(kind)).map(Map.Entry::getKey)
                .findFirst().orElse(-1);
        if (code != null) {
            sql.add("and a.kind = ?", code);
        }
        sql.add("order by a.recorded_day desc, a.day desc, a.lead_id, a.event_id, a.kind, a.content_hash limit ?", limit)
                .each(db, row -> rows.add(row(KEPT.get(row.getInt(1)), row)));
        return rows;
    }

    /**
     * One for each currency at most: its largest deal, if that is more than its share of all deals' value. Deals that are in no funnel,
     * because nobody brought their lead, are none of them.
     */
    List<AnomalyViews.Row> dominating() throws SQLException {
        List<AnomalyViews.Row> rows = new ArrayList<>();
        Sql sql = new Sql().add("""
                select 0, coalesce(b.lead_id, f.lead_id), f.event_id, r.text, 4, (f.occurred_at at time zone 'UTC')::date,
                       (f.recorded_at at time zone 'UTC')::date, c.text, f.amount, f.currency
                from (select currency, sum(amount) as amount from deal_cell
                      where unit = ? and from_step = ? and currency <> 0 and recorded_day <= ? and day <= ?
                      group by currency having sum(deals) >= ?) t""",
                        Unit.PERSON.code(), Step.INQUIRY.code(), ask.knownAt(), ask.asOf(), FEWEST_DEALS)
                .add("""
                cross join lateral (select * from fact f where f.currency = t.currency and f.kind in (8, 9) and f.amount is not null
                                    and (f.recorded_at at time zone 'UTC')::date <= ? and (f.occurred_at at time zone 'UTC')::date <= ?
                                    and not exists (select 1 from anomaly a where a.lead_id = f.lead_id and (a.kind = ?
                                                    and a.event_id = f.event_id and a.content_hash = f.content_hash
                                                    or a.kind = ? and f.kind = 8))
                                    order by f.amount desc limit 1) f""",
                        ask.knownAt(), ask.asOf(), Anomaly.Kind.UNKNOWN_REFERENCE.code(), Anomaly.Kind.UNKNOWN_LEAD.code())
                // Whose it is: of the leads that it names and that its sender calls the same, the one that came first.
                .add("""
                left join lateral (select o.lead_id, o.occurred_at from fact o where o.kind = 0 and o.lead_id = f.lead_id
                                   union all
                                   select n.lead_id, n.occurred_at from fact n where n.kind = 0 and n.refers_to = f.refers_to
                                   order by 2, 1 limit 1) b on true
                left join label r on r.id = f.rep left join label c on c.id = f.currency
                where f.amount > t.amount * ?""", dominatingShare);
        String rep = ask.filter().get(Dimension.REP);
        if (rep != null) {
            sql.add("and coalesce(r.text, '-') = ?", rep);
        }
        sql.each(db, row -> rows.add(row(DOMINATING, row)));
        Map<UUID, List<UUID>> persons = PERSONS.clusters(db, rows.stream().map(AnomalyViews.Row::leadId).toList());
        return rows.stream().map(row -> row.of(persons.getOrDefault(row.leadId(), List.of(row.leadId())).get(0))).toList();
    }

    private Sql ofRep(Sql sql) {
        String rep = ask.filter().get(Dimension.REP);
        if (Ask.NONE.equals(rep)) {
            return sql.add("and rep = 0");
        }
        return rep == null ? sql : sql.add("and rep = (select id from label where text = ?)", rep);
    }

    private static AnomalyViews.Row row(String kind, ResultSet row) throws SQLException {
        Step step = Step.of(row.getInt(5));
        BigDecimal amount = row.getBigDecimal(9);
        return new AnomalyViews.Row(kind, row.getObject(2, UUID.class), row.getObject(3, UUID.class), row.getString(4),
                step == null ? null : step.label(), Sql.day(row, 6), Sql.day(row, 7),
                amount == null ? null : new DealValue(row.getString(8), 1, amount.toPlainString()));
    }
}
