package org.tandem.projection.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Table {@code erasure}: what is to be forgotten, and up to when. Whatever was recorded until then is ignored, whenever it
 * comes; so every order of folding ends the same.
 */
public final class ErasureTable {

    /** Up to when is forgotten what nobody asked to forget. */
    public static final Instant NEVER = Instant.EPOCH;

    private final String select;
    private final String upsert;
    private final String covered;

    /** @param id the column of whose it is, here and in every table that something is to be forgotten of */
    public ErasureTable(String id) {
        this.select = "select " + id + ", erased_at from erasure where " + id + " = any (?::uuid[])";
        this.upsert = "insert into erasure as e (" + id + ", erased_at) select * from unnest(?::uuid[], ?::timestamptz[])"
                + " on conflict (" + id + ") do update set erased_at = greatest(e.erased_at, excluded.erased_at)";
        this.covered = "delete from %1$s t using erasure e where t." + id + " = any (?::uuid[]) and e." + id + " = t." + id
                + " and t.%2$s <= e.erased_at";
    }

    /** Up to when each of these is forgotten; those that are not have no entry. */
    public Map<UUID, Instant> until(Connection db, Collection<UUID> ids) throws SQLException {
        Map<UUID, Instant> until = new HashMap<>();
        if (ids.isEmpty()) {
            return until;
        }
        try (PreparedStatement statement = prepared(db, select, ids); ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                until.put(rows.getObject(1, UUID.class), rows.getObject(2, OffsetDateTime.class).toInstant());
            }
        }
        return until;
    }

    /** Of several erasures of one id the last one counts. */
    public void upsert(Connection db, Map<UUID, Instant> erasures) throws SQLException {
        if (erasures.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = db.prepareStatement(upsert)) {
            Columns.of(statement, new TreeMap<>(erasures).entrySet()).uuid(Map.Entry::getKey).timestamptz(Map.Entry::getValue);
            statement.executeUpdate();
        }
    }

    /** Deletes what the erasures of these ids cover. */
    public void delete(Connection db, String table, String recordedAt, Collection<UUID> ids) throws SQLException {
        try (PreparedStatement statement = deleting(db, table, recordedAt, "", ids)) {
            statement.executeUpdate();
        }
    }

    /**
     * The same, to be executed by whoever needs to know what it was.
     *
     * @param returning such as {@code returning t.event_id}
     */
    public PreparedStatement deleting(Connection db, String table, String recordedAt, String returning, Collection<UUID> ids)
            throws SQLException {
        return prepared(db, covered.formatted(table, recordedAt) + " " + returning, ids);
    }

    /** Whether what was recorded at that moment is forgotten; to the microsecond, as the tables keep it. */
    public static boolean covers(Instant erasedAt, Instant recordedAt) {
        return erasedAt != null
                && !recordedAt.truncatedTo(ChronoUnit.MICROS).isAfter(erasedAt.truncatedTo(ChronoUnit.MICROS));
    }

    /**
     * The first erasure by which something is covered that was decided knowing no later one than {@code known}: any that it did not
     * know, whenever it was recorded. So what is decided while an erasure waits to be folded goes with it.
     *
     * @param known up to when it was all forgotten then, or {@link #NEVER}; null where that was not said, and only the time counts
     */
    public static Instant coveredFrom(Instant recordedAt, Instant known) {
        Instant recorded = recordedAt.truncatedTo(ChronoUnit.MICROS);
        Instant next = known == null ? recorded : known.truncatedTo(ChronoUnit.MICROS).plus(1, ChronoUnit.MICROS);
        return next.isBefore(recorded) ? next : recorded;
    }

    private static PreparedStatement prepared(Connection db, String sql, Collection<UUID> ids) throws SQLException {
        PreparedStatement statement = db.prepareStatement(sql);
        Columns.of(statement, ids).uuid(id -> id);
        return statement;
    }
}
