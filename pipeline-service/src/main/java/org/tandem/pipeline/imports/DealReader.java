package org.tandem.pipeline.imports;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.events.money.Money;
import org.tandem.rest.page.Cursor;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Reads imported deals beside their leads. What is odd about a deal depends on facts that may come in any order, so nothing of it is
 * stored.
 */
@ApplicationScoped
class DealReader {

    private static final String BY_ORIGIN = """
            select known_lead_id is not null, coalesce(origin, 'not-stated'), count(*) from deal_with_lead
            group by 1, 2 order by 3 desc, 2""";

    /** One value is too much of a sum only where there are a few. */
    private static final String JUDGED = """
            with total as (
                select currency, sum(amount) as amount, count(*) filter (where amount > 0) as deals
                from imported_deal where currency is not null group by currency),
            judged as (
                select d.*, array_remove(array[
                    case when d.known_lead_id is null then 'unknown-reference' end,
                    case when d.won_at < d.first_contact_at then 'won-before-first-contact' end,
                    case when t.deals >= 5 and d.amount > t.amount / 2 then 'dominating-value' end,
                    case when exists (select 1 from imported_deal o where o.event_id = d.event_id and o.content_hash <> d.content_hash)
                        then 'two-contents' end], null) as anomalies
                from deal_with_lead d left join total t using (currency))
            """;
    private static final String COUNTED = JUDGED
            + "select anomaly, count(*) from judged cross join unnest(anomalies) as anomaly group by 1";
    private static final String LISTED = JUDGED + """
            select event_id, lead_id, known_lead_id, provider, external_ref, won_at, won_on, first_contact_at, amount, currency,
                   segment, rep, sdr, anomalies, content_hash
            from judged where cardinality(anomalies) > 0 and (?::timestamptz is null or (won_at, event_id, content_hash) < (?, ?, ?))
            order by won_at desc, event_id desc, content_hash desc limit ?""";

    private final DataSource database;

    DealReader(DataSource database) {
        this.database = database;
    }

    DealViews.Counts byOrigin() throws SQLException {
        List<DealViews.Group> groups = new ArrayList<>();
        long deals = 0;
        long withoutLead = 0;
        try (Connection db = database.getConnection(); PreparedStatement select = db.prepareStatement(BY_ORIGIN);
             ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                deals += rows.getLong(3);
                if (rows.getBoolean(1)) {
                    groups.add(new DealViews.Group(rows.getString(2), rows.getLong(3)));
                } else {
                    withoutLead += rows.getLong(3);
                }
            }
        }
        return new DealViews.Counts("origin", deals, withoutLead, groups);
    }

    /** A row of the list. */
    private record Listed(DealViews.Anomaly anomaly, UUID contentHash) {

        DealCursor cursor() {
            return new DealCursor(new Cursor(anomaly.wonAt(), anomaly.eventId()), contentHash);
        }
    }

    DealViews.Anomalies anomalies(DealCursor after, int limit) throws SQLException {
        try (Connection db = database.getConnection()) {
            List<Listed> listed = list(db, after, limit + 1);
            boolean more = listed.size() > limit;
            return new DealViews.Anomalies(count(db), listed.stream().limit(limit).map(Listed::anomaly).toList(),
                    more ? listed.get(limit - 1).cursor().text() : null);
        }
    }

    private static Map<String, Long> count(Connection db) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        try (PreparedStatement select = db.prepareStatement(COUNTED); ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
        }
        return counts;
    }

    private static List<Listed> list(Connection db, DealCursor after, int limit) throws SQLException {
        List<Listed> listed = new ArrayList<>();
        try (PreparedStatement select = db.prepareStatement(LISTED)) {
            OffsetDateTime time = after == null ? null : OffsetDateTime.ofInstant(after.deal().time(), ZoneOffset.UTC);
            select.setObject(1, time);
            select.setObject(2, time);
            select.setObject(3, after == null ? null : after.deal().id());
            select.setObject(4, after == null ? null : after.contentHash());
            select.setInt(5, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    listed.add(new Listed(anomaly(row), row.getObject("content_hash", UUID.class)));
                }
            }
        }
        return listed;
    }

    private static DealViews.Anomaly anomaly(ResultSet row) throws SQLException {
        String amount = row.getString("amount");
        return new DealViews.Anomaly(row.getObject("event_id", UUID.class), row.getObject("lead_id", UUID.class),
                row.getObject("known_lead_id", UUID.class), row.getString("provider"), row.getString("external_ref"),
                moment(row, "won_at"), row.getObject("won_on", LocalDate.class), moment(row, "first_contact_at"),
                amount == null ? null : new Money(amount, row.getString("currency")), row.getString("segment"), row.getString("rep"),
                row.getString("sdr"), List.of((String[]) row.getArray("anomalies").getArray()));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
