package org.tandem.scoring.fold;

import org.tandem.events.envelope.Envelope;
import org.tandem.events.ids.LeadId;
import org.tandem.events.lead.LeadEvent.LeadLinked;
import org.tandem.events.lead.LeadEvent.LeadUnlinked;
import org.tandem.projection.sql.LinkTable;
import org.tandem.projection.sql.LinkTable.Link;

import java.util.Optional;

/**
 * Which ids are the same person. Everything is folded under the id it came with; who asks for a score gets the person's,
 * and parting two ids heals it.
 */
final class Links {

    static final LinkTable TABLE = new LinkTable("lead_link", "lead_id",
            "(select min(k.recorded_at) from business_fact k where k.lead_id = c.member)");

    private Links() {
    }

    /** Empty for what says nothing about links. */
    static Optional<Link> read(Envelope<?> event) {
        if (event.data() instanceof LeadLinked linked) {
            return Optional.of(link(linked.leadId(), linked.linkedTo(), true, event));
        }
        return event.data() instanceof LeadUnlinked unlinked
                ? Optional.of(link(unlinked.leadId(), unlinked.unlinkedFrom(), false, event)) : Optional.empty();
    }

    private static Link link(LeadId leadId, LeadId other, boolean linked, Envelope<?> event) {
        return new Link(leadId.value(), other.value(), linked, ActivityReading.micros(event.recordedTime()));
    }
}
