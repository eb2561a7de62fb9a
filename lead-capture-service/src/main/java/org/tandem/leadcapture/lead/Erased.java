package org.tandem.leadcapture.lead;

import org.tandem.leadcapture.lead.LeadRows.Content;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What of some leads is to be forgotten: everything recorded up to an erasure, and whatever belongs to a capture that was
 * forgotten, even if its sender sends it again.
 */
record Erased(Map<UUID, Instant> until, Set<Content> captures) {

    static Erased of(LeadStore store, Collection<UUID> leadIds) throws SQLException {
        Map<UUID, Instant> until = store.erasures(leadIds);
        return new Erased(until, until.isEmpty() ? Set.of() : store.erasedCaptures(until.keySet()));
    }

    boolean isAny() {
        return !until.isEmpty();
    }

    /** To the microsecond, as the tables keep it. */
    boolean covers(UUID leadId, Instant recordedAt) {
        Instant erasedAt = until.get(leadId);
        return erasedAt != null
                && !recordedAt.truncatedTo(ChronoUnit.MICROS).isAfter(erasedAt.truncatedTo(ChronoUnit.MICROS));
    }

    boolean holds(Content capture) {
        return captures.contains(capture);
    }
}
