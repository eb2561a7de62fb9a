package org.tandem.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tandem.events.EventTypes;
import org.tandem.events.activity.ActivityEvent.AssetDownloaded;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.envelope.EventType;
import org.tandem.events.ids.LeadId;
import org.tandem.events.lead.Business;
import org.tandem.events.lead.Consent;
import org.tandem.events.lead.LeadEvent.ConsentChanged;
import org.tandem.events.lead.LeadEvent.LeadCaptured;
import org.tandem.events.lead.LeadEvent.LeadErased;
import org.tandem.events.lead.LeadEvent.LeadLinked;
import org.tandem.events.lead.LeadEvent.LeadUnlinked;
import org.tandem.events.pipeline.PipelineEvent.LeadAssigned;
import org.tandem.events.profile.ProfileEvent.ProfileCaptured;
import org.tandem.events.score.ScoreEvent.LeadQualified;
import org.tandem.events.score.ScoreEvent.LeadScored;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.publish.Partitions;
import org.tandem.projection.publish.Publisher;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Puts onto the stream what other services would, in tests. */
@ApplicationScoped
public class Facts {

    private final EventCodec codec;
    private final Partitions partitions;
    private final Publisher publisher;

    Facts(EventCodec codec, Partitions partitions, Publisher publisher) {
        this.codec = codec;
        this.partitions = partitions;
        this.publisher = publisher;
    }

    public static LeadId freshLead() {
        return new LeadId(UUID.randomUUID());
    }

    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** A lead that somebody brought. */
    public UUID captured(LeadId lead, String name, String company) {
        UUID capture = UUID.randomUUID();
        publish(Topics.LEAD_PROFILES, EventTypes.PROFILE_CAPTURED, lead, lead + "/" + capture, UUID.randomUUID(),
                new ProfileCaptured(lead, capture, "website", null, null, null, null, name, company, "Head of Operations",
                        null, null, null, null, null, null, null, null, null, List.of(), Map.of()));
        return publish(Topics.LEADS, EventTypes.LEAD_CAPTURED, lead, new LeadCaptured(lead, "website", "web-form", "demo-request",
                "spring-2026", null, "email", null, new Business("BR", "machinery", 850, "operations", "director", "corporate"),
                List.of(), List.of("profile"), false));
    }

    public UUID downloaded(LeadId lead, String asset) {
        return publish(Topics.ACTIVITIES, EventTypes.ASSET_DOWNLOADED, lead, new AssetDownloaded(lead, asset, null));
    }

    public UUID scored(LeadId lead) {
        String now = now().toString();
        return publish(Topics.SCORES, EventTypes.LEAD_SCORED, lead,
                new LeadScored(lead, "standard", 1, 75, "A", 62, "1", "A1", true, List.of(), now, now));
    }

    /** A lead that is qualified asked for sales again. */
    public UUID asked(LeadId lead, Instant at) {
        String now = now().toString();
        return publish(Topics.SCORES, EventTypes.LEAD_SCORED, lead,
                new LeadScored(lead, "standard", 1, 75, "A", 62, "1", "A1", true, List.of(), now, now, null, at.toString()));
    }

    /** @param reasons why it is nothing for sales; none takes that back */
    public UUID disqualified(LeadId lead, String... reasons) {
        String now = now().toString();
        return publish(Topics.SCORES, EventTypes.LEAD_SCORED, lead,
                new LeadScored(lead, "standard", 1, 10, "C", 62, "1", "C1", false, List.of(reasons), now, now));
    }

    public UUID qualified(LeadId lead) {
        String now = now().toString();
        return publish(Topics.SCORES, EventTypes.LEAD_QUALIFIED, lead,
                new LeadQualified(lead, 1, "threshold", "A1", "standard", 1, now, now));
    }

    public UUID consent(LeadId lead, String purpose, String status) {
        return publish(Topics.LEADS, EventTypes.CONSENT_CHANGED, lead, new ConsentChanged(lead, new Consent(purpose, status, "consent")));
    }

    public UUID erased(LeadId lead) {
        return publish(Topics.LEADS, EventTypes.LEAD_ERASED, lead, new LeadErased(lead, "admin-1", "requested"));
    }

    public void linked(LeadId one, LeadId other) {
        publish(Topics.LEADS, EventTypes.LEAD_LINKED, one, new LeadLinked(one, other, "review", null));
        publish(Topics.LEADS, EventTypes.LEAD_LINKED, other, new LeadLinked(other, one, "review", null));
    }

    public void unlinked(LeadId one, LeadId other) {
        publish(Topics.LEADS, EventTypes.LEAD_UNLINKED, one, new LeadUnlinked(one, other, "review", null));
        publish(Topics.LEADS, EventTypes.LEAD_UNLINKED, other, new LeadUnlinked(other, one, "review", null));
    }

    /** A lead in a queue, as if there had been nobody in the team. */
    public UUID queued(LeadId lead) {
        return publish(Topics.PIPELINE, EventTypes.LEAD_ASSIGNED, lead,
                new LeadAssigned(lead, 1, null, "triage", "fallback", List.of(), null, List.of(), UUID.randomUUID()));
    }

    /** A lead that one rep has. */
    public UUID assigned(LeadId lead, String rep) {
        return publish(Topics.PIPELINE, EventTypes.LEAD_ASSIGNED, lead,
                new LeadAssigned(lead, 1, rep, null, "previous-owner", List.of(), null, List.of(), UUID.randomUUID()));
    }

    public <D> UUID publish(Topic topic, EventType<D> type, LeadId lead, D data) {
        return publish(topic, type, lead, lead.toString(), UUID.randomUUID(), data);
    }

    public <D> UUID publish(Topic topic, EventType<D> type, LeadId lead, String key, UUID eventId, D data) {
        Instant now = now();
        return publish(topic, lead, key, new Envelope<>(eventId, "/test", type, lead.toString(), now, now, null, null, data));
    }

    public UUID publish(Topic topic, LeadId lead, String key, Envelope<?> envelope) {
        ProducerRecord<byte[], byte[]> record = codec.write(topic, partitions.of(lead.toString()), key, envelope);
        publisher.publishAndAwait(List.of(record));
        return envelope.id();
    }
}
