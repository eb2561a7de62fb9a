package org.tandem.analytics.fold;

import org.tandem.analytics.count.FactKind;
import org.tandem.analytics.fold.SdrStore.SdrDeal;
import org.tandem.events.activity.ActivityEvent.WebinarAttended;
import org.tandem.events.activity.ActivityEvent.WebinarInvited;
import org.tandem.events.activity.ActivityEvent.WebinarRegistered;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.feedback.FeedbackEvent.VerdictGiven;
import org.tandem.events.ids.LeadId;
import org.tandem.events.ids.Uuid5;
import org.tandem.events.lead.LeadEvent.LeadAttributesChanged;
import org.tandem.events.lead.LeadEvent.LeadCaptured;
import org.tandem.events.lead.LeadEvent.LeadErased;
import org.tandem.events.lead.LeadEvent.LeadLinked;
import org.tandem.events.lead.LeadEvent.LeadUnlinked;
import org.tandem.events.pipeline.PipelineEvent.LeadAccepted;
import org.tandem.events.pipeline.PipelineEvent.LeadAssigned;
import org.tandem.events.pipeline.PipelineEvent.LeadContacted;
import org.tandem.events.pipeline.PipelineEvent.LeadRecycled;
import org.tandem.events.pipeline.PipelineEvent.LeadRejected;
import org.tandem.events.pipeline.PipelineEvent.OpportunityImportedWon;
import org.tandem.events.pipeline.PipelineEvent.OpportunityOpened;
import org.tandem.events.pipeline.PipelineEvent.OpportunityWon;
import org.tandem.events.score.ScoreEvent.LeadQualified;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.sql.LinkTable.Link;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** A batch by what it means to the counts. Types without a branch mean nothing to them; a test names them. */
final class News {

    private static final String BY_PROVIDER = "provider";
    private static final String GOOD = "good";
    /** Keeps what senders call leads apart from every other id; no secret, because nothing personal is derived in it. */
    private static final UUID REFERENCES = UUID.fromString("6f0b9a3e-2f5d-4c1a-9d56-1f1c8f6a7b21");

    final List<Draft> drafts = new ArrayList<>();
    final List<SdrDeal> sdrDeals = new ArrayList<>(0);
    final List<Link> links = new ArrayList<>();
    final Map<UUID, Instant> erasures = new TreeMap<>();
    private final Set<String> qualifiedSenders;

    private News(Set<String> qualifiedSenders) {
        this.qualifiedSenders = qualifiedSenders;
    }

    static News of(List<StreamRecord> records, Set<String> qualifiedSenders) {
        News news = new News(qualifiedSenders);
        records.forEach(record -> news.add(record.envelope()));
        return news;
    }

    boolean isNone() {
        return drafts.isEmpty() && links.isEmpty() && erasures.isEmpty();
    }

    private void add(Envelope<?> event) {
        Object data = event.data();
        if (data instanceof LeadCaptured captured) {
            add(event, captured);
        } else if (data instanceof LeadAttributesChanged changed) {
            if (changed.business() != null) {
                add(FactKind.CORRECTED, changed.leadId(), event).company(changed.business());
            }
        } else if (data instanceof LeadLinked linked) {
            link(linked.leadId(), linked.linkedTo(), true, event);
        } else if (data instanceof LeadUnlinked unlinked) {
            link(unlinked.leadId(), unlinked.unlinkedFrom(), false, event);
        } else if (data instanceof LeadErased erased) {
            erasures.merge(erased.leadId().value(), micros(event.recordedTime()), (a, b) -> a.isAfter(b) ? a : b);
        } else if (data instanceof LeadQualified qualified) {
            add(FactKind.QUALIFIED, qualified.leadId(), event);
        } else if (data instanceof VerdictGiven given) {
            add(GOOD.equals(given.verdict()) ? FactKind.JUDGED_GOOD : FactKind.JUDGED_OTHERWISE, given.leadId(), event)
                    .attempt(given.attempt(), null).revision(given.revision());
        } else if (data instanceof WebinarInvited invited) {
            webinar(FactKind.INVITED, invited.leadId(), invited.campaign(), invited.webinar(), event);
        } else if (data instanceof WebinarRegistered registered) {
            webinar(FactKind.REGISTERED, registered.leadId(), registered.campaign(), registered.webinar(), event);
        } else if (data instanceof WebinarAttended attended) {
            webinar(FactKind.ATTENDED, attended.leadId(), attended.campaign(), attended.webinar(), event);
        } else {
            addOfSales(event, data);
        }
    }

    private void addOfSales(Envelope<?> event, Object data) {
        if (data instanceof LeadAssigned assigned) {
            add(FactKind.ASSIGNED, assigned.leadId(), event).attempt(assigned.attempt(), assigned.rep()).refersTo(assigned.qualification());
        } else if (data instanceof LeadAccepted accepted) {
            add(FactKind.ACCEPTED, accepted.leadId(), event).attempt(accepted.attempt(), accepted.rep());
        } else if (data instanceof LeadRejected rejected) {
            add(FactKind.RETURNED, rejected.leadId(), event).attempt(rejected.attempt(), rejected.rep());
        } else if (data instanceof LeadRecycled recycled) {
            add(FactKind.RETURNED, recycled.leadId(), event).attempt(recycled.attempt(), recycled.rep());
        } else if (data instanceof LeadContacted contacted) {
            add(FactKind.CONTACTED, contacted.leadId(), event).attempt(contacted.attempt(), contacted.rep());
        } else if (data instanceof OpportunityOpened opened) {
            add(FactKind.OPENED, opened.leadId(), event).attempt(opened.attempt(), opened.rep());
        } else if (data instanceof OpportunityWon won) {
            add(FactKind.WON, won.leadId(), event).attempt(won.attempt(), won.rep()).value(won.value());
        } else if (data instanceof OpportunityImportedWon deal) {
            Draft won = add(FactKind.IMPORTED_WON, deal.leadId(), event).attempt(deal.attempt(), deal.rep()).value(deal.value())
                    .refersTo(reference(deal.provider(), deal.externalRef()));
            won.sdrDeal(deal.sdr()).ifPresent(sdrDeals::add);
        }
    }

    private void add(Envelope<?> event, LeadCaptured captured) {
        String campaign = captured.campaign() != null || captured.utm() == null ? captured.campaign() : captured.utm().campaign();
        // Of a lead whose id follows from its sender's, a deal's id is the same: it needs no other way to be found.
        UUID reference = BY_PROVIDER.equals(captured.identity()) ? null : reference(captured.sender(), captured.externalRef());
        add(FactKind.CAPTURED, captured.leadId(), event).from(captured.source(), campaign)
                .company(captured.business()).refersTo(reference);
        if (captured.sender() != null && qualifiedSenders.contains(captured.sender())) {
            add(FactKind.QUALIFIED, captured.leadId(), event);
        }
    }

    private Draft add(FactKind kind, LeadId leadId, Envelope<?> event) {
        Draft draft = new Draft(kind, leadId, event);
        drafts.add(draft);
        return draft;
    }

    /** Without a campaign a webinar is one by itself, so that nobody who came is left out. */
    private void webinar(FactKind kind, LeadId leadId, String campaign, String webinar, Envelope<?> event) {
        add(kind, leadId, event).from(null, campaign == null ? webinar : campaign);
    }

    private void link(LeadId leadId, LeadId other, boolean linked, Envelope<?> event) {
        links.add(new Link(leadId.value(), other.value(), linked, micros(event.recordedTime())));
    }

    private static UUID reference(String provider, String externalRef) {
        return provider == null || externalRef == null ? null : Uuid5.of(REFERENCES, provider + "\u001f" + externalRef);
    }

    private static Instant micros(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS);
    }
}
