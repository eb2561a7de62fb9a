package org.tandem.scoring.fold;

import org.tandem.events.envelope.Envelope;
import org.tandem.events.feedback.FeedbackEvent.VerdictGiven;
import org.tandem.events.ids.LeadId;
import org.tandem.events.pipeline.PipelineEvent.LeadAccepted;
import org.tandem.events.pipeline.PipelineEvent.LeadContacted;
import org.tandem.events.pipeline.PipelineEvent.LeadMerged;
import org.tandem.events.pipeline.PipelineEvent.LeadRecycled;
import org.tandem.events.pipeline.PipelineEvent.LeadRejected;
import org.tandem.events.pipeline.PipelineEvent.OpportunityLost;
import org.tandem.events.pipeline.PipelineEvent.OpportunityOpened;
import org.tandem.events.pipeline.PipelineEvent.OpportunityWon;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.scoring.engagement.Activity.Fact;
import org.tandem.scoring.label.SalesFact;
import org.tandem.scoring.label.SalesFact.Kind;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** What a batch says that sales did and said. */
final class SalesNews {

    private final List<FactRow> facts = new ArrayList<>(0);
    private final List<TryRow> tries = new ArrayList<>(0);

    /** What sales did or said of a lead. */
    record FactRow(UUID leadId, SalesFact fact) {
    }

    /** Somebody tried to reach a lead. */
    record TryRow(UUID leadId, int attempt, Instant at, Instant recordedAt, Fact fact) {
    }

    /** Whether sales is done with the lead by it, for this time. */
    static boolean endsAnAttempt(Object data) {
        return data instanceof LeadRejected || data instanceof LeadRecycled || data instanceof OpportunityLost
                || data instanceof OpportunityWon;
    }

    /** Types without a branch say nothing that could be learned; a test names them. */
    void read(StreamRecord record) {
        Envelope<?> event = record.envelope();
        Object data = event.data();
        if (data instanceof LeadAccepted accepted) {
            add(event, accepted.leadId(), accepted.attempt(), Kind.ACCEPTED, null, 0);
        } else if (data instanceof LeadRejected rejected) {
            add(event, rejected.leadId(), rejected.attempt(), Kind.GIVEN_BACK, rejected.reason(), 0);
        } else if (data instanceof LeadRecycled recycled) {
            add(event, recycled.leadId(), recycled.attempt(), Kind.GIVEN_BACK, recycled.reason(), 0);
        } else if (data instanceof LeadMerged merged) {
            add(event, merged.leadId(), merged.attempt(), Kind.MERGED, null, 0);
        } else if (data instanceof OpportunityOpened opened) {
            add(event, opened.leadId(), opened.attempt(), Kind.OPENED, null, 0);
        } else if (data instanceof OpportunityLost lost) {
            add(event, lost.leadId(), lost.attempt(), Kind.LOST, lost.reason(), 0);
        } else if (data instanceof OpportunityWon won) {
            add(event, won.leadId(), won.attempt(), Kind.WON, null, 0);
        } else if (data instanceof VerdictGiven verdict) {
            add(event, verdict.leadId(), verdict.attempt(), Kind.JUDGED, verdict.verdict(), verdict.revision());
        } else if (data instanceof LeadContacted contacted) {
            tries.add(new TryRow(contacted.leadId().value(), contacted.attempt(), ActivityReading.micros(event.time()),
                    ActivityReading.micros(event.recordedTime()), ActivityReading.fact(event)));
        }
    }

    private void add(Envelope<?> event, LeadId lead, int attempt, Kind kind, String code, int revision) {
        facts.add(new FactRow(lead.value(), new SalesFact(attempt, kind, code, revision,
                ActivityReading.micros(event.recordedTime()), ActivityReading.fact(event))));
    }

    /** What was recorded up to an erasure is as if it had never been. */
    void leaveOut(Map<UUID, Instant> erased) {
        facts.removeIf(row -> covers(erased.get(row.leadId), row.fact.recordedAt()));
        tries.removeIf(row -> covers(erased.get(row.leadId), row.recordedAt));
    }

    private static boolean covers(Instant erasedUntil, Instant recordedAt) {
        return erasedUntil != null && !recordedAt.isAfter(erasedUntil);
    }

    Collection<UUID> leads() {
        TreeSet<UUID> leads = new TreeSet<>();
        facts.forEach(row -> leads.add(row.leadId));
        tries.forEach(row -> leads.add(row.leadId));
        return leads;
    }

    List<FactRow> facts() {
        return facts;
    }

    List<TryRow> tries() {
        return tries;
    }
}
