package org.tandem.scoring.fold;

import org.tandem.scoring.engagement.Contribution;
import org.tandem.scoring.engagement.Counting;
import org.tandem.scoring.engagement.Visits.Visit;
import org.tandem.scoring.lead.LeadFacts;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Deletes what erasures cover and makes the leads again from what is left, which is rarely anything. */
final class Forgetting {

    private final Connection db;
    private final Counting counting;

    Forgetting(Connection db, Counting counting) {
        this.db = db;
        this.counting = counting;
    }

    /** @return whoever was linked to one of them, and they themselves: of these persons something else may be due now */
    Set<UUID> forget(Map<UUID, Instant> erasures) throws SQLException {
        FactStore.ERASURES.upsert(db, erasures);
        Set<UUID> leadIds = erasures.keySet();
        Set<UUID> linked = Links.locked(db, leadIds).and(leadIds);
        Map<UUID, Instant> until = FactStore.ERASURES.until(db, leadIds);
        FactStore facts = new FactStore(db, counting);
        LeadStore store = new LeadStore(db, counting);
        facts.deleteErased(leadIds);
        Map<UUID, LeadRow> leads = store.leads(leadIds);
        Map<UUID, List<Contribution>> contributions = facts.countable(leads.keySet());
        Map<UUID, List<Visit>> visits = facts.allVisits(leads.keySet());
        Map<UUID, Map<Instant, List<String>>> business = facts.allBusiness(leads.keySet());
        List<LeadRow> left = new ArrayList<>();
        for (LeadRow row : leads.values()) {
            Instant erasedAt = until.get(row.leadId);
            LeadFacts again = LeadFacts.of(counting, BusinessJson.of(business.getOrDefault(row.leadId, Map.of())),
                    contributions.getOrDefault(row.leadId, List.of()), visits.getOrDefault(row.leadId, List.of()),
                    notErased(row.facts.newest(), erasedAt), notErased(row.facts.newestLive(), erasedAt),
                    notErased(row.facts.returnedAt(), erasedAt));
            LeadRow its = new LeadRow(row.leadId, row.partition, again, row.standing.without(erasedAt), null);
            if (!its.isEmpty()) {
                left.add(its);
            }
        }
        store.delete(leadIds);
        store.upsert(left);
        return linked;
    }

    private static Instant notErased(Instant recordedAt, Instant erasedAt) {
        return recordedAt == null || !recordedAt.isAfter(erasedAt) ? null : recordedAt;
    }
}
