package org.tandem.projection.sql;

import org.jboss.logging.Logger;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which events a table has in which contents, so that what is brought again is not written again. While the database is away
 * it knows of none: what is then written again has the ids it had, and is left out where it is folded.
 */
public final class KnownContents {

    private static final Logger LOG = Logger.getLogger(KnownContents.class);
    /** Who asks for a million rows does not wait for a database that is away with every window of them. */
    private static final long LOOK_AGAIN_NANOS = 30_000_000_000L;

    private final DataSource database;
    private final String select;
    private volatile long awaySince;
    private volatile boolean away;

    /** @param table has columns {@code event_id} and {@code content_hash} */
    public KnownContents(DataSource database, String table) {
        this(database, table, "true");
    }

    /** @param whole says of a row, in SQL, whether all that belongs to it is in the tables too */
    public KnownContents(DataSource database, String table, String whole) {
        this.database = database;
        this.select = "select event_id, content_hash, " + whole + " from " + table + " where event_id = any (?::uuid[])";
    }

    /** The content hashes, in hex, of each of these events that is known. */
    public Map<UUID, Set<String>> among(Collection<UUID> eventIds) {
        Map<UUID, Set<String>> known = new HashMap<>();
        wholeAmong(eventIds).forEach((id, contents) -> known.put(id, new HashSet<>(contents.keySet())));
        return known;
    }

    /** The same, and of each content whether it is whole. */
    public Map<UUID, Map<String, Boolean>> wholeAmong(Collection<UUID> eventIds) {
        if (away && System.nanoTime() - awaySince < LOOK_AGAIN_NANOS) {
            return new HashMap<>();
        }
        try {
            Map<UUID, Map<String, Boolean>> known = Tables.read(() -> look(eventIds), Away::new);
            away = false;
            return known;
        } catch (Away e) {
            LOG.debug("not looked up", e);
            awaySince = System.nanoTime();
            away = true;
            return new HashMap<>();
        }
    }

    private Map<UUID, Map<String, Boolean>> look(Collection<UUID> eventIds) throws SQLException {
        Map<UUID, Map<String, Boolean>> known = new HashMap<>();
        try (Connection db = database.getConnection(); PreparedStatement statement = db.prepareStatement(select)) {
            Columns.of(statement, eventIds).uuid(id -> id);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    known.computeIfAbsent(rows.getObject(1, UUID.class), id -> new HashMap<>())
                            .put(rows.getObject(2, UUID.class).toString().replace("-", ""), rows.getBoolean(3));
                }
            }
        }
        return known;
    }

    private static final class Away extends RuntimeException {

        private Away(Exception cause) {
            super(cause);
        }
    }
}
