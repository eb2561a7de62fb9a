package org.tandem.pipeline.lead;

import org.tandem.events.ids.LeadId;
import org.tandem.projection.sql.ErasureTable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Up to when some leads are forgotten; leads that are not have no entry. */
record Erasures(Map<UUID, Instant> until) {

    static final ErasureTable TABLE = new ErasureTable("lead_id");

    static Erasures of(Connection db, Collection<UUID> leadIds) throws SQLException {
        return new Erasures(TABLE.until(db, leadIds));
    }

    /** Up to when a lead is forgotten, as a decision says that it knew. */
    String known(LeadId leadId) {
        return until.getOrDefault(leadId.value(), ErasureTable.NEVER).toString();
    }

    /** Whether what was recorded at that moment is forgotten. */
    boolean cover(UUID leadId, Instant recordedAt) {
        return ErasureTable.covers(until.get(leadId), recordedAt);
    }
}
