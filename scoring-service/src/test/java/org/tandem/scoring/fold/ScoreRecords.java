package org.tandem.scoring.fold;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.tandem.events.EventTypes;
import org.tandem.events.activity.ActivityEvent;
import org.tandem.events.activity.ActivityEvent.AssetDownloaded;
import org.tandem.events.activity.ActivityEvent.CustomActivity;
import org.tandem.events.activity.ActivityEvent.EmailOpened;
import org.tandem.events.activity.ActivityEvent.FormSubmitted;
import org.tandem.events.activity.ActivityEvent.PageViewed;
import org.tandem.events.activity.ActivityEvent.WebinarAttended;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.envelope.EventType;
import org.tandem.events.ids.Identity;
import org.tandem.events.ids.LeadId;
import org.tandem.events.lead.Business;
import org.tandem.events.lead.LeadEvent.LeadCaptured;
import org.tandem.events.lead.LeadEvent.LeadErased;
import org.tandem.events.lead.LeadEvent.LeadLinked;
import org.tandem.events.lead.LeadEvent.LeadUnlinked;
import org.tandem.events.feedback.FeedbackEvent.VerdictGiven;
import org.tandem.events.pipeline.PipelineEvent;
import org.tandem.events.pipeline.PipelineEvent.LeadAccepted;
import org.tandem.events.pipeline.PipelineEvent.LeadAssigned;
import org.tandem.events.pipeline.PipelineEvent.LeadContacted;
import org.tandem.events.pipeline.PipelineEvent.LeadMerged;
import org.tandem.events.pipeline.PipelineEvent.LeadRecycled;
import org.tandem.events.pipeline.PipelineEvent.LeadRejected;
import org.tandem.events.pipeline.PipelineEvent.OpportunityLost;
import org.tandem.events.pipeline.PipelineEvent.OpportunityOpened;
import org.tandem.events.pipeline.PipelineEvent.OpportunityWon;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.publish.Partitions;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Makes the records that scoring reads, as lead-capture, pipeline and feedback write them. */
public final class ScoreRecords {

    public static final int PARTITIONS = 3;
    /** Fit 100. */
    public static final Business TOP = new Business("DE", "industrials", 800, "operations", "c-level", "corporate");

    private static final String REP = "rep-7";

    public final EventCodec codec = new EventCodec(Topics.all(), EventTypes::on);
    public final Partitions partitions;

    public ScoreRecords() {
        this(PARTITIONS);
    }

    public ScoreRecords(int partitions) {
        this.partitions = new Partitions(partitions);
    }

    public ProducerRecord<byte[], byte[]> captured(UUID lead, Business business, Instant recorded, boolean historical) {
        return record(Topics.LEADS, EventTypes.LEAD_CAPTURED, lead, recorded, recorded, new LeadCaptured(new LeadId(lead),
                "website", "web-form", null, null, null, "email", null, business, List.of(), List.of(), historical));
    }

    public ProducerRecord<byte[], byte[]> erased(UUID lead, Instant recorded) {
        return record(Topics.LEADS, EventTypes.LEAD_ERASED, lead, recorded, recorded, new LeadErased(new LeadId(lead), null, null));
    }

    public ProducerRecord<byte[], byte[]> viewed(UUID lead, String page, Instant at, Instant recorded) {
        return activity(EventTypes.PAGE_VIEWED, at, recorded, new PageViewed(new LeadId(lead), page, null, null));
    }

    public ProducerRecord<byte[], byte[]> downloaded(UUID lead, String asset, Instant at, Instant recorded) {
        return activity(EventTypes.ASSET_DOWNLOADED, at, recorded, new AssetDownloaded(new LeadId(lead), asset, null));
    }

    public ProducerRecord<byte[], byte[]> attended(UUID lead, String webinar, Instant at, Instant recorded) {
        return activity(EventTypes.WEBINAR_ATTENDED, at, recorded,
                new WebinarAttended(new LeadId(lead), webinar, null, 30, 45));
    }

    public ProducerRecord<byte[], byte[]> opened(UUID lead, boolean human, Instant at, Instant recorded) {
        return activity(EventTypes.EMAIL_OPENED, at, recorded, new EmailOpened(new LeadId(lead), null, null, human));
    }

    public ProducerRecord<byte[], byte[]> custom(UUID lead, String name, Instant at, Instant recorded) {
        return activity(EventTypes.CUSTOM_ACTIVITY, at, recorded, new CustomActivity(new LeadId(lead), name, null));
    }

    public ProducerRecord<byte[], byte[]> asked(UUID lead, Instant recorded) {
        return activity(EventTypes.FORM_SUBMITTED, recorded, recorded,
                new FormSubmitted(new LeadId(lead), UUID.randomUUID(), "demo-request", null, null, null, null));
    }

    /** A capture by a form that asks for sales: what it says, and its activity, which is an event of its own. */
    public List<ProducerRecord<byte[], byte[]>> askedByCapture(UUID lead, Business business, Instant at) {
        UUID id = UUID.randomUUID();
        return List.of(record(Topics.LEADS, EventTypes.LEAD_CAPTURED, id, lead, at, at, new LeadCaptured(new LeadId(lead),
                        "website", "web-form", "demo-request", null, null, "email", null, business, List.of(),
                        List.of("activity"), false)),
                record(Topics.ACTIVITIES, EventTypes.FORM_SUBMITTED, Identity.part(id, "activity"), lead, at, at,
                        new FormSubmitted(new LeadId(lead), id, "demo-request", null, null, null, null)));
    }

    public ProducerRecord<byte[], byte[]> linked(UUID lead, UUID to, Instant recorded) {
        return record(Topics.LEADS, EventTypes.LEAD_LINKED, lead, recorded, recorded,
                new LeadLinked(new LeadId(lead), new LeadId(to), "review", null));
    }

    public ProducerRecord<byte[], byte[]> unlinked(UUID lead, UUID from, Instant recorded) {
        return record(Topics.LEADS, EventTypes.LEAD_UNLINKED, lead, recorded, recorded,
                new LeadUnlinked(new LeadId(lead), new LeadId(from), "two-people", null));
    }

    /** @param rep null for a queue */
    public ProducerRecord<byte[], byte[]> assigned(UUID lead, int attempt, String rep, Instant recorded) {
        return pipeline(EventTypes.LEAD_ASSIGNED, recorded, new LeadAssigned(new LeadId(lead), attempt, rep,
                rep == null ? "triage" : null, "pool", List.of(), null, List.of(), null));
    }

    public ProducerRecord<byte[], byte[]> merged(UUID lead, int attempt, UUID into, Instant recorded) {
        return pipeline(EventTypes.LEAD_MERGED, recorded, new LeadMerged(new LeadId(lead), attempt, REP, new LeadId(into)));
    }

    public ProducerRecord<byte[], byte[]> accepted(UUID lead, int attempt, Instant recorded) {
        return pipeline(EventTypes.LEAD_ACCEPTED, recorded, new LeadAccepted(new LeadId(lead), attempt, REP, REP));
    }

    public ProducerRecord<byte[], byte[]> rejected(UUID lead, int attempt, String reason, Instant recorded) {
        return pipeline(EventTypes.LEAD_REJECTED, recorded, new LeadRejected(new LeadId(lead), attempt, REP, reason, REP));
    }

    public ProducerRecord<byte[], byte[]> recycled(UUID lead, int attempt, Instant recorded) {
        return pipeline(EventTypes.LEAD_RECYCLED, recorded,
                new LeadRecycled(new LeadId(lead), attempt, REP, "not-now", "2027-03-01", REP));
    }

    public ProducerRecord<byte[], byte[]> contacted(UUID lead, int attempt, Instant recorded) {
        return pipeline(EventTypes.LEAD_CONTACTED, recorded,
                new LeadContacted(new LeadId(lead), attempt, REP, "phone", "no-answer", REP));
    }

    public ProducerRecord<byte[], byte[]> opened(UUID lead, int attempt, Instant recorded) {
        return pipeline(EventTypes.OPPORTUNITY_OPENED, recorded,
                new OpportunityOpened(new LeadId(lead), attempt, UUID.randomUUID(), REP, "qualified", null, REP));
    }

    public ProducerRecord<byte[], byte[]> won(UUID lead, int attempt, Instant recorded) {
        return pipeline(EventTypes.OPPORTUNITY_WON, recorded,
                new OpportunityWon(new LeadId(lead), attempt, UUID.randomUUID(), REP, "signed", null, REP));
    }

    public ProducerRecord<byte[], byte[]> lost(UUID lead, int attempt, String reason, Instant recorded) {
        return pipeline(EventTypes.OPPORTUNITY_LOST, recorded,
                new OpportunityLost(new LeadId(lead), attempt, UUID.randomUUID(), REP, "qualified", reason, REP));
    }

    public ProducerRecord<byte[], byte[]> judged(UUID lead, int attempt, String verdict, int revision, Instant recorded) {
        return record(Topics.FEEDBACK, EventTypes.VERDICT_GIVEN, lead, recorded, recorded,
                new VerdictGiven(new LeadId(lead), attempt, REP, verdict, "web-form", null, revision));
    }

    private <D extends PipelineEvent> ProducerRecord<byte[], byte[]> pipeline(EventType<D> type, Instant recorded, D data) {
        return record(Topics.PIPELINE, type, data.leadId().value(), recorded, recorded, data);
    }

    private <D extends ActivityEvent> ProducerRecord<byte[], byte[]> activity(EventType<D> type, Instant at,
                                                                              Instant recorded, D data) {
        return record(Topics.ACTIVITIES, type, data.leadId().value(), at, recorded, data);
    }

    private <D> ProducerRecord<byte[], byte[]> record(Topic topic, EventType<D> type, UUID lead, Instant at,
                                                      Instant recorded, D data) {
        return record(topic, type, UUID.randomUUID(), lead, at, recorded, data);
    }

    private <D> ProducerRecord<byte[], byte[]> record(Topic topic, EventType<D> type, UUID id, UUID lead, Instant at,
                                                      Instant recorded, D data) {
        return codec.write(topic, partitions.of(lead.toString()), lead.toString(),
                new Envelope<>(id, "/" + topic.writer(), type, lead.toString(), at, recorded, null, null, data));
    }
}
