package org.tandem.pipeline.imports;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.tandem.projection.sql.Columns;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which deals are on the stream: those in the tables, and those that this process wrote lately. What it does not know of is
 * written again under the ids it had, and left out where it is folded.
 */
@ApplicationScoped
class KnownDeals {

    private static final Logger LOG = Logger.getLogger(KnownDeals.class);
    private static final int REMEMBERED = 50_000;

    /** An import does not wait for a database that is away with every window. */
    private static final long LOOK_AGAIN_NANOS = 30_000_000_000L;

    private final DataSource database;
    private volatile long awaySince;
    private volatile boolean away;
    private final Map<UUID, String> recent = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    KnownDeals(DataSource database) {
        this.database = database;
    }

    /** The content hashes, in hex, of each of these events that is known. */
    Map<UUID, Set<String>> among(Collection<UUID> eventIds) {
        Map<UUID, Set<String>> known = new HashMap<>();
        synchronized (recent) {
            eventIds.stream().filter(recent::containsKey).forEach(id -> known.computeIfAbsent(id, any -> new HashSet<>()).add(recent.get(id)));
        }
        if (away && System.nanoTime() - awaySince < LOOK_AGAIN_NANOS) {
            return known;
        }
        try (Connection db = database.getConnection(); PreparedStatement select = db.prepareStatement(
                "select event_id, content_hash from imported_deal where event_id = any (?::uuid[])")) {
            Columns.of(select, eventIds).uuid(id -> id);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    known.computeIfAbsent(rows.getObject(1, UUID.class), any -> new HashSet<>())
                            .add(rows.getObject(2, UUID.class).toString().replace("-", ""));
                }
            }
            away = false;
        } catch (SQLException e) {
            awaySince = System.nanoTime();
            away = true;
            LOG.debug("deals are not looked up", e);
        }
        return known;
    }

    /** Remembers what the broker has acknowledged. */
    void remember(Map<UUID, String> written) {
        synchronized (recent) {
            recent.putAll(written);
        }
    }
}
