package org.tandem.pipeline.lead;

import org.tandem.projection.sql.Columns;

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

/** Up to when some leads are forgotten; leads that are not have no entry. */
record Erasures(Map<UUID, Instant> until) {

    static Erasures of(Connection db, Collection<UUID> leadIds) throws SQLException {
        Map<UUID, Instant> until = new HashMap<>();
        if (leadIds.isEmpty()) {
            return new Erasures(until);
        }
        try (PreparedStatement select =
                     db.prepareStatement("select lead_id, erased_at from erasure where lead_id = any (?::uuid[])")) {
            Columns.of(select, leadIds).uuid(id -> id);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    until.put(rows.getObject(1, UUID.class), rows.getObject(2, OffsetDateTime.class).toInstant());
                }
            }
        }
        return new Erasures(until);
    }

    static void upsert(Connection db, Map<UUID, Instant> erasures) throws SQLException {
        if (erasures.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = db.prepareStatement("""
                insert into erasure as e (lead_id, erased_at)
                select * from unnest(?::uuid[], ?::timestamptz[])
                on conflict (lead_id) do update set erased_at = greatest(e.erased_at, excluded.erased_at)""")) {
            Columns.of(upsert, new TreeMap<>(erasures).entrySet())
                    .uuid(Map.Entry::getKey).timestamptz(Map.Entry::getValue);
            upsert.executeUpdate();
        }
    }

    /** Whether what was recorded at that moment is forgotten; to the microsecond, as the tables keep it. */
    boolean cover(UUID leadId, Instant recordedAt) {
        Instant erasedAt = until.get(leadId);
        return erasedAt != null
                && !recordedAt.truncatedTo(ChronoUnit.MICROS).isAfter(erasedAt.truncatedTo(ChronoUnit.MICROS));
    }
}
