package org.tandem.leadcapture.lead;

import org.tandem.leadcapture.lead.LeadRows.Content;
import org.tandem.projection.sql.ErasureTable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What of some leads is to be forgotten: everything recorded up to an erasure, and whatever belongs to a capture that was
 * forgotten, even if its sender sends it again.
 */
record Erased(Map<UUID, Instant> until, Set<Content> captures) {

    static final ErasureTable TABLE = new ErasureTable("lead_id");

    static Erased of(Connection db, LeadStore store, Collection<UUID> leadIds) throws SQLException {
        Map<UUID, Instant> until = TABLE.until(db, leadIds);
        return new Erased(until, until.isEmpty() ? Set.of() : store.erasedCaptures(until.keySet()));
    }

    boolean isAny() {
        return !until.isEmpty();
    }

    boolean covers(UUID leadId, Instant recordedAt) {
        return ErasureTable.covers(until.get(leadId), recordedAt);
    }

    boolean holds(Content capture) {
        return captures.contains(capture);
    }
}
