package org.tandem.analytics.sdr;

import org.tandem.analytics.ask.Ask;
import org.tandem.analytics.ask.DealValue;
import org.tandem.analytics.ask.Dimension;
import org.tandem.analytics.ask.Figures;
import org.tandem.analytics.ask.Sql;
import org.tandem.analytics.count.Anomaly;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Adds up deals by who qualified their lead. Deals that nobody brought the lead of are in no figure. */
final class SdrReader {

    private SdrReader() {
    }

    /** Empty where they are too many. */
    static Optional<List<SdrViews.Row>> rows(Connection db, Ask ask) throws SQLException {
        Sql sql = new Sql().add("select d.sdr, d.currency, count(*), sum(d.amount) from sdr_deal d")
                .add("where d.day <= ? and (d.recorded_at at time zone 'UTC')::date <= ?", ask.asOf(), ask.knownAt())
                .add("and not exists (select 1 from anomaly a where a.kind = ? and a.event_id = d.event_id and a.content_hash = d.content_hash)",
                        Anomaly.Kind.UNKNOWN_REFERENCE.code())
                .in("d.day", ask);
        String rep = ask.filter().get(Dimension.REP);
        if (rep != null) {
            sql.add("and coalesce(d.rep, ?) = ?", Ask.NONE, rep);
        }
        Map<String, List<DealValue>> values = new TreeMap<>();
        boolean all = sql.add("group by 1, 2 order by 1, 2 nulls last").eachWhile(db, row -> {
            values.computeIfAbsent(row.getString(1), sdr -> new ArrayList<>()).add(DealValue.of(row, 2));
            return values.size() <= Figures.MOST_ROWS;
        });
        return all ? Optional.of(values.entrySet().stream().map(entry -> row(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(SdrViews.Row::deals).reversed().thenComparing(SdrViews.Row::sdr)).toList()) : Optional.empty();
    }

    private static SdrViews.Row row(String sdr, List<DealValue> values) {
        return new SdrViews.Row(sdr, values.stream().mapToLong(DealValue::deals).sum(),
                values.stream().filter(value -> value.currency() != null).toList());
    }
}
