package org.tandem.feedback.verdict;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What of some leads is to be forgotten: everything recorded up to an erasure. */
record Erased(Map<UUID, Instant> until) {

    static Erased of(VerdictStore store, Collection<UUID> leadIds) throws SQLException {
        return new Erased(store.erasures(leadIds));
    }

    boolean isAny() {
        return !until.isEmpty();
    }

    /** To the microsecond, as the tables keep it. */
    boolean covers(UUID leadId, Instant recordedAt) {
        Instant erasedAt = until.get(leadId);
        return erasedAt != null && !VerdictRows.micros(recordedAt).isAfter(erasedAt);
    }
}
