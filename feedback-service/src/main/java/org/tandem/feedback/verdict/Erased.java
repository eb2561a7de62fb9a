package org.tandem.feedback.verdict;

import org.tandem.projection.sql.ErasureTable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What of some leads is to be forgotten: everything recorded up to an erasure. */
record Erased(Map<UUID, Instant> until) {

    static final ErasureTable TABLE = new ErasureTable("lead_id");

    static Erased of(Connection db, Collection<UUID> leadIds) throws SQLException {
        return new Erased(TABLE.until(db, leadIds));
    }

    boolean isAny() {
        return !until.isEmpty();
    }

    /** Up to when a lead is forgotten, as far as is known here. */
    Instant known(UUID leadId) {
        return until.getOrDefault(leadId, ErasureTable.NEVER);
    }

    boolean covers(UUID leadId, Instant recordedAt) {
        return ErasureTable.covers(until.get(leadId), recordedAt);
    }
}
