package org.tandem.scoring.fold;

import org.tandem.scoring.lead.LeadFacts;
import org.tandem.scoring.lead.Standing;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** A row of {@code lead} while a batch changes it: what is known and was said of one id. */
final class LeadRow {

    final UUID leadId;
    final int partition;
    final LeadFacts facts;
    Standing standing;
    /** When something of the person is due; in the row of one of their ids. */
    Instant due;
    private final Standing stood;
    private final Instant wasDue;

    LeadRow(UUID leadId, int partition, LeadFacts facts, Standing standing, Instant due) {
        this.leadId = leadId;
        this.partition = partition;
        this.facts = facts;
        this.standing = standing;
        this.due = due;
        this.stood = standing;
        this.wasDue = due;
    }

    /** Whether what was said of it or is due is not what it was. */
    boolean isSaidAnew() {
        return !standing.equals(stood) || !Objects.equals(due, wasDue);
    }

    /** Whether there is nothing to remember. */
    boolean isEmpty() {
        return facts.newest() == null && standing.equals(Standing.NOTHING_SAID);
    }
}
