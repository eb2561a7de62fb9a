package org.tandem.scoring.fold;

import org.tandem.scoring.lead.LeadFacts;
import org.tandem.scoring.lead.Qualifying;
import org.tandem.scoring.lead.Standing;

import java.time.Instant;
import java.util.UUID;

/** A row of {@code lead} while a batch changes it. */
final class LeadRow {

    final UUID leadId;
    final int partition;
    final LeadFacts facts;
    Standing standing;
    Instant due;

    LeadRow(UUID leadId, int partition, LeadFacts facts, Standing standing, Instant due) {
        this.leadId = leadId;
        this.partition = partition;
        this.facts = facts;
        this.standing = standing;
        this.due = due;
    }

    /** Ends a change. */
    void settle() {
        facts.settle();
        due = facts.newest() == null ? null : Qualifying.due(facts, standing).orElse(null);
    }

    /** Whether there is nothing to remember. */
    boolean isEmpty() {
        return facts.newest() == null && standing.equals(Standing.NOTHING_SAID);
    }
}
