package org.tandem.leadcapture.lead;

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
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which captures are in the tables, so that an import that comes again writes nothing. */
@ApplicationScoped
public class KnownCaptures {

    private static final Logger LOG = Logger.getLogger(KnownCaptures.class);

    /** An import does not wait for a database that is away with every window. */
    private static final long LOOK_AGAIN_NANOS = 30_000_000_000L;

    private final DataSource database;
    private volatile long awaySince;
    private volatile boolean away;

    KnownCaptures(DataSource database) {
        this.database = database;
    }

    /**
     * The content hashes, in hex, of each of these captures that is known. None while the database is away: what is then
     * written again has the ids it had, and is left out where it is folded.
     */
    public Map<UUID, Set<String>> among(Collection<UUID> captureIds) {
        Map<UUID, Set<String>> known = new HashMap<>();
        if (away && System.nanoTime() - awaySince < LOOK_AGAIN_NANOS) {
            return known;
        }
        try (Connection db = database.getConnection(); PreparedStatement select = db.prepareStatement(
                "select event_id, content_hash from capture where event_id = any (?)")) {
            Columns.of(select, captureIds).uuid(id -> id);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    known.computeIfAbsent(rows.getObject(1, UUID.class), id -> new HashSet<>())
                            .add(rows.getObject(2, UUID.class).toString().replace("-", ""));
                }
            }
            away = false;
        } catch (SQLException e) {
            awaySince = System.nanoTime();
            away = true;
            LOG.debug("captures are not looked up", e);
        }
        return known;
    }
}
