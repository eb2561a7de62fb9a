package org.tandem.analytics.fold;

import org.tandem.analytics.count.Dimensions;
import org.tandem.analytics.count.Fact;
import org.tandem.analytics.count.FactKind;
import org.tandem.projection.sql.Columns;
import org.tandem.projection.sql.ErasureTable;
import org.tandem.projection.sql.LinkTable;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes and reads facts inside a transaction: one statement for a batch. */
final class FactStore {

    static final ErasureTable ERASURES = new ErasureTable("lead_id");
    /** Which id of a person is the canonical one follows from the facts: here any order will do. */
    static final LinkTable LINKS = new LinkTable("lead_link", "lead_id", "null::timestamptz");

    private static final Comparator<Fact> BY_KEY = Comparator.comparing(Fact::leadId).thenComparing(Fact::eventId);
    private static final String COLUMNS = """
            lead_id, kind, attempt, event_id, content_hash, occurred_at, recorded_at, origin, campaign, segment, territory, rep,
            refers_to, account, revision, amount, currency""";

    private final Connection db;

    FactStore(Connection db) {
        this.db = db;
    }

    void insertFacts(Collection<Fact> facts) throws SQLException {
        if (facts.isEmpty()) {
            return;
        }
        Map<Fact.Key, Fact> once = new HashMap<>(facts.size() * 2);
        facts.forEach(fact -> once.putIfAbsent(fact.key(), fact));
        List<Fact> rows = once.values().stream().sorted(BY_KEY).toList();
        try (PreparedStatement insert = db.prepareStatement("insert into fact (" + COLUMNS + """
                )
                select lead_id, kind, attempt, event_id, content_hash, occurred_at, recorded_at, origin, campaign, segment, territory,
                       rep, refers_to, account, revision, amount::numeric, currency
                from unnest(?::uuid[], ?::int[], ?::int[], ?::uuid[], ?::uuid[], ?::timestamptz[], ?::timestamptz[], ?::int[], ?::int[],
                            ?::int[], ?::int[], ?::int[], ?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::int[])
                     as f (lead_id, kind, attempt, event_id, content_hash, occurred_at, recorded_at, origin, campaign, segment,
                           territory, rep, refers_to, account, revision, amount, currency)
                on conflict do nothing""")) {
            Columns.of(insert, rows).uuid(Fact::leadId).int4(fact -> fact.kind().code()).int4(Fact::attempt).uuid(Fact::eventId)
                    .uuid(Fact::contentHash).timestamptz(Fact::occurredAt).timestamptz(Fact::recordedAt)
                    .int4(fact -> fact.dimensions().origin()).int4(fact -> fact.dimensions().campaign())
                    .int4(fact -> fact.dimensions().segment()).int4(fact -> fact.dimensions().territory())
                    .int4(fact -> fact.dimensions().rep()).uuid(Fact::refersTo).uuid(Fact::account).int4(Fact::revision)
                    .text(fact -> fact.amount() == null ? null : fact.amount().toPlainString()).int4(Fact::currency);
            insert.executeUpdate();
        }
    }

    List<Fact> factsOf(Collection<UUID> leadIds) throws SQLException {
        List<Fact> facts = new ArrayList<>();
        if (leadIds.isEmpty()) {
            return facts;
        }
        try (PreparedStatement select = of("select " + COLUMNS + " from fact where lead_id = any (?::uuid[])", leadIds);
             ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                BigDecimal amount = rows.getBigDecimal(16);
                facts.add(new Fact(rows.getObject(1, UUID.class), FactKind.of(rows.getInt(2)), rows.getInt(3),
                        rows.getObject(4, UUID.class), rows.getObject(5, UUID.class),
                        rows.getObject(6, OffsetDateTime.class).toInstant(), rows.getObject(7, OffsetDateTime.class).toInstant(),
                        new Dimensions(rows.getInt(8), rows.getInt(9), rows.getInt(10), rows.getInt(11), rows.getInt(12)),
                        rows.getObject(13, UUID.class), rows.getObject(14, UUID.class), rows.getInt(15), amount, rows.getInt(17)));
            }
        }
        return facts;
    }

    /** Which of these names an imported deal bears. */
    List<UUID> ofDeals(Collection<UUID> names) throws SQLException {
        return ids("select distinct refers_to from fact where refers_to = any (?::uuid[]) and kind = 9", names);
    }

    /** The leads and deals that senders call by these names. */
    List<UUID> called(Collection<UUID> names) throws SQLException {
        return ids("select lead_id from fact where refers_to = any (?::uuid[]) and kind in (0, 9)", names);
    }

    private List<UUID> ids(String sql, Collection<UUID> names) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        if (names.isEmpty()) {
            return ids;
        }
        try (PreparedStatement select = of(sql, names); ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    /** Deletes what the erasures of these leads cover. */
    void forget(Collection<UUID> leadIds) throws SQLException {
        ERASURES.delete(db, "fact", "recorded_at", leadIds);
        ERASURES.delete(db, "lead_link", "recorded_at", leadIds);
    }

    private PreparedStatement of(String sql, Collection<UUID> ids) throws SQLException {
        PreparedStatement statement = db.prepareStatement(sql);
        Columns.of(statement, ids).uuid(id -> id);
        return statement;
    }
}
