package org.tandem.scoring.fold;

import org.tandem.events.envelope.Envelope;
import org.tandem.events.pipeline.PipelineEvent;
import org.tandem.events.pipeline.PipelineEvent.LeadAccepted;
import org.tandem.events.pipeline.PipelineEvent.LeadAssigned;
import org.tandem.events.pipeline.PipelineEvent.LeadMerged;
import org.tandem.events.pipeline.PipelineEvent.LeadRecycled;
import org.tandem.events.pipeline.PipelineEvent.LeadRejected;
import org.tandem.projection.sql.Columns;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Table {@code owner}: who of sales has a lead, or had it last. As pipeline has it: the owner, whoever took it from a queue,
 * and while it is in one everybody.
 */
final class Owners {

    private final Map<UUID, Owner> last = new HashMap<>();

    /** @param rep null where nobody in particular has it */
    record Owner(String rep, boolean queued, Instant recordedAt) {
    }

    /** What changes whose it is; of a lead what was recorded last counts, so that erasures may come at any time. */
    void read(Envelope<?> event) {
        Object data = event.data();
        Instant recordedAt = ActivityReading.micros(event.recordedTime());
        if (data instanceof LeadAssigned assigned) {
            add(assigned, new Owner(assigned.rep(), assigned.queue() != null, recordedAt));
        } else if (data instanceof LeadAccepted accepted) {
            add(accepted, new Owner(accepted.rep(), false, recordedAt));
        } else if (data instanceof LeadRejected rejected) {
            add(rejected, new Owner(rejected.rep(), false, recordedAt));
        } else if (data instanceof LeadRecycled recycled) {
            add(recycled, new Owner(recycled.rep(), false, recordedAt));
        } else if (data instanceof LeadMerged merged) {
            add(merged, new Owner(merged.rep(), false, recordedAt));
        }
    }

    private void add(PipelineEvent event, Owner owner) {
        last.merge(event.leadId().value(), owner, (before, later) -> later.recordedAt.isBefore(before.recordedAt) ? before : later);
    }

    Set<UUID> leads() {
        return last.keySet();
    }

    void leaveOut(Map<UUID, Instant> erased) {
        last.entrySet().removeIf(row -> {
            Instant until = erased.get(row.getKey());
            return until != null && !row.getValue().recordedAt().isAfter(until);
        });
    }

    void write(Connection db) throws SQLException {
        if (last.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = db.prepareStatement("""
                insert into owner as o (lead_id, rep, queued, recorded_at)
                select * from unnest(?::uuid[], ?::text[], ?::bool[], ?::timestamptz[])
                on conflict (lead_id) do update set (rep, queued, recorded_at) =
                    (excluded.rep, excluded.queued, excluded.recorded_at)
                where o.recorded_at <= excluded.recorded_at""")) {
            Columns.of(upsert, new TreeMap<>(last).entrySet()).uuid(Map.Entry::getKey).text(row -> row.getValue().rep())
                    .bool(row -> row.getValue().queued()).timestamptz(row -> row.getValue().recordedAt());
            upsert.executeUpdate();
        }
    }

    /** Whether one of these ids is the rep's, or in a queue. */
    static boolean isVisibleTo(Connection db, String rep, Collection<UUID> leadIds) throws SQLException {
        try (PreparedStatement select = db.prepareStatement(
                "select 1 from owner where lead_id = any (?::uuid[]) and (rep = ? or queued) limit 1")) {
            Columns.of(select, leadIds).uuid(id -> id);
            select.setString(2, rep);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }
}
