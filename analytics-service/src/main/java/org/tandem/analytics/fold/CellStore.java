package org.tandem.analytics.fold;

import org.tandem.analytics.count.Anomaly;
import org.tandem.analytics.count.Cell;
import org.tandem.analytics.count.DealCell;
import org.tandem.analytics.count.Deals;
import org.tandem.analytics.count.Tally;
import org.tandem.analytics.count.Unit;
import org.tandem.projection.sql.Columns;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/**
 * Adds changes to the counts inside a transaction: one statement for each table, and one more for what came to nothing.
 * What is told of a month that was rolled up is added to the rollups as well.
 */
final class CellStore {

    private static final String KEY = "unit, from_step, step, from_day, day, recorded_day, origin, campaign, segment, territory, rep,"
            + " seconds, from_recorded, recorded";
    private static final String KEY_ARRAYS = "?::int[], ?::int[], ?::int[], ?::date[], ?::date[], ?::date[], ?::int[], ?::int[], ?::int[],"
            + " ?::int[], ?::int[], ?::int[], ?::bool[], ?::bool[]";
    private static final String DEAL_KEY = "unit, from_step, from_day, day, recorded_day, origin, campaign, segment, territory, rep, currency";
    private static final String DEAL_KEY_ARRAYS = "?::int[], ?::int[], ?::date[], ?::date[], ?::date[], ?::int[], ?::int[], ?::int[],"
            + " ?::int[], ?::int[], ?::int[]";

    private final Connection db;

    CellStore(Connection db) {
        this.db = db;
    }

    /** Until the transaction ends, nobody else counts in this schema; and it says that whoever counts here knows of rollups as they are (V5). */
    void lock() throws SQLException {
        try (Statement statement = db.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(hashtext('counts'), hashtext(current_schema())),"
                    + " set_config('tandem.rolls_up', 'ways', true)");
        }
    }

    void add(Tally change) throws SQLException {
        addCells(List.copyOf(kept(change.cells()).entrySet()));
        addDeals(List.copyOf(change.deals().entrySet()));
        addAnomalies(change.anomalies());
    }

    /** Nearly every person is one attempt of sales: what is kept of persons is by how much they differ from attempts, which is little. */
    private static Map<Cell, Long> kept(Map<Cell, Long> changes) {
        Map<Cell, Long> kept = new HashMap<>(changes);
        changes.forEach((cell, units) -> {
            if (cell.unit() == Unit.ATTEMPT && cell.isOfFunnel()) {
                kept.merge(cell.of(Unit.PERSON), -units, (a, b) -> a + b == 0 ? null : a + b);
            }
        });
        return kept;
    }

    private void addCells(List<Entry<Cell, Long>> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = db.prepareStatement("with added as (insert into cell as c (" + KEY + ", units) select * from unnest("
                + KEY_ARRAYS + ", ?::bigint[]) as n (" + KEY + ", units) order by unit, from_step, step, from_day, day"
                + " on conflict (" + KEY + ") do update set units = c.units + excluded.units returning units)"
                + " select exists (select 1 from added where units = 0)")) {
            keys(upsert, rows).int8(Entry::getValue);
            if (hasZero(upsert)) {
                deleteZeros(rows);
            }
        }
        addLate(rows);
    }

    private void deleteZeros(List<Entry<Cell, Long>> rows) throws SQLException {
        try (PreparedStatement delete = db.prepareStatement("delete from cell c using unnest(" + KEY_ARRAYS + ") as k (" + KEY
                + ") where " + same(KEY) + " and c.units = 0")) {
            keys(delete, rows);
            delete.executeUpdate();
        }
    }

    /** What is recorded of a month that has been rolled up, such as of a lead that is forgotten, is changed there as well. */
    private void addLate(List<Entry<Cell, Long>> rows) throws SQLException {
        Rollups rollups = new Rollups(db);
        LocalDate before = rollups.before();
        List<Entry<Cell, Long>> late = before == null ? List.of()
                : rows.stream().filter(row -> row.getKey().recordedDay() < before.toEpochDay()).toList();
        if (late.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = db.prepareStatement(Rollups.adding("select * from unnest(" + KEY_ARRAYS + ", ?::bigint[]) as n ("
                + KEY + ", units)"))) {
            keys(upsert, late).int8(Entry::getValue);
            upsert.executeUpdate();
        }
        rollups.dropNothing();
    }

    /** A change that takes back another one leaves nothing, so that every order of folding ends with the same rows. */
    private static boolean hasZero(PreparedStatement upsert) throws SQLException {
        try (ResultSet rows = upsert.executeQuery()) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    private void addDeals(List<Entry<DealCell, Deals>> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = db.prepareStatement("insert into deal_cell as c (" + DEAL_KEY + ", deals, amount)"
                + " select " + DEAL_KEY + ", deals, amount::numeric from unnest(" + DEAL_KEY_ARRAYS + ", ?::bigint[], ?::text[]) as n ("
                + DEAL_KEY + ", deals, amount) on conflict (" + DEAL_KEY
                + ") do update set deals = c.deals + excluded.deals, amount = c.amount + excluded.amount")) {
            dealKeys(upsert, rows).int8(row -> row.getValue().count()).text(row -> row.getValue().amount().toPlainString());
            upsert.executeUpdate();
        }
        try (PreparedStatement delete = db.prepareStatement("delete from deal_cell c using unnest(" + DEAL_KEY_ARRAYS + ") as k ("
                + DEAL_KEY + ") where " + same(DEAL_KEY) + " and c.deals = 0 and c.amount = 0")) {
            dealKeys(delete, rows);
            delete.executeUpdate();
        }
    }

    private void addAnomalies(Map<Anomaly, Long> changes) throws SQLException {
        List<Anomaly> gone = changes.entrySet().stream().filter(entry -> entry.getValue() < 0).map(Entry::getKey).toList();
        if (!gone.isEmpty()) {
            try (PreparedStatement delete = db.prepareStatement("""
                    delete from anomaly a using unnest(?::int[], ?::uuid[], ?::uuid[], ?::uuid[])
                         as k (kind, lead_id, event_id, content_hash)
                    where a.kind = k.kind and a.lead_id = k.lead_id and a.event_id = k.event_id and a.content_hash = k.content_hash""")) {
                Columns.of(delete, gone).int4(anomaly -> anomaly.kind().code()).uuid(Anomaly::leadId).uuid(Anomaly::eventId)
                        .uuid(Anomaly::contentHash);
                delete.executeUpdate();
            }
        }
        List<Anomaly> found = changes.entrySet().stream().filter(entry -> entry.getValue() > 0).map(Entry::getKey).toList();
        if (!found.isEmpty()) {
            try (PreparedStatement insert = db.prepareStatement("""
                    insert into anomaly (kind, lead_id, event_id, content_hash, step, day, recorded_day, rep, currency, amount)
                    select kind, lead_id, event_id, content_hash, step, day, recorded_day, rep, currency, amount::numeric
                    from unnest(?::int[], ?::uuid[], ?::uuid[], ?::uuid[], ?::int[], ?::date[], ?::date[], ?::int[], ?::int[], ?::text[])
                         as n (kind, lead_id, event_id, content_hash, step, day, recorded_day, rep, currency, amount)
                    on conflict do nothing""")) {
                Columns.of(insert, found).int4(anomaly -> anomaly.kind().code()).uuid(Anomaly::leadId).uuid(Anomaly::eventId)
                        .uuid(Anomaly::contentHash).int4(anomaly -> anomaly.step() == null ? -1 : anomaly.step().code())
                        .date(anomaly -> day(anomaly.day())).date(anomaly -> day(anomaly.recordedDay()))
                        .int4(Anomaly::rep).int4(Anomaly::currency)
                        .text(anomaly -> anomaly.amount() == null ? null : anomaly.amount().toPlainString());
                insert.executeUpdate();
            }
        }
    }

    private static Columns<Entry<Cell, Long>> keys(PreparedStatement statement, List<Entry<Cell, Long>> rows) throws SQLException {
        return Columns.of(statement, rows).int4(row -> row.getKey().unit().code()).int4(row -> row.getKey().from().code())
                .int4(row -> row.getKey().step().code()).date(row -> day(row.getKey().fromDay())).date(row -> day(row.getKey().day()))
                .date(row -> day(row.getKey().recordedDay())).int4(row -> row.getKey().dimensions().origin())
                .int4(row -> row.getKey().dimensions().campaign()).int4(row -> row.getKey().dimensions().segment())
                .int4(row -> row.getKey().dimensions().territory()).int4(row -> row.getKey().dimensions().rep())
                .int4(row -> row.getKey().seconds()).bool(row -> row.getKey().fromRecorded())
                .bool(row -> row.getKey().recorded());
    }

    private static Columns<Entry<DealCell, Deals>> dealKeys(PreparedStatement statement, List<Entry<DealCell, Deals>> rows)
            throws SQLException {
        return Columns.of(statement, rows).int4(row -> row.getKey().unit().code()).int4(row -> row.getKey().from().code())
                .date(row -> day(row.getKey().fromDay())).date(row -> day(row.getKey().day()))
                .date(row -> day(row.getKey().recordedDay())).int4(row -> row.getKey().dimensions().origin())
                .int4(row -> row.getKey().dimensions().campaign()).int4(row -> row.getKey().dimensions().segment())
                .int4(row -> row.getKey().dimensions().territory()).int4(row -> row.getKey().dimensions().rep())
                .int4(row -> row.getKey().currency());
    }

    private static String same(String key) {
        StringBuilder same = new StringBuilder();
        for (String column : key.split(", ")) {
            same.append(same.isEmpty() ? "" : " and ").append("c.").append(column).append(" = k.").append(column);
        }
        return same.toString();
    }

    private static LocalDate day(int day) {
        return LocalDate.ofEpochDay(day);
    }
}
