package org.tandem.leadcapture.intake;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tandem.events.EventTypes;
import org.tandem.events.activity.ActivityEvent;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.envelope.EventType;
import org.tandem.events.ids.Identity;
import org.tandem.events.ids.LeadId;
import org.tandem.events.lead.LeadEvent.CaptureRefused;
import org.tandem.events.rejected.RejectedCaptureEvent.CaptureRejected;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;
import org.tandem.leadcapture.activity.ActivityOutcome;
import org.tandem.leadcapture.capture.CaptureOutcome.Accepted;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.publish.Partitions;
import org.tandem.projection.service.ServiceStream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Turns what was decided about a capture into records; all of one lead's go to the same partition of every topic. */
@ApplicationScoped
class CaptureEvents {

    private final EventCodec codec;
    private final Partitions partitions;
    private final String source;

    CaptureEvents(EventCodec codec, Partitions partitions, ServiceStream stream) {
        this.codec = codec;
        this.partitions = partitions;
        this.source = stream.source();
    }

    /** A capture's records. The profile goes first: a lead without a profile is a lesser evil than the reverse. */
    List<ProducerRecord<byte[], byte[]>> of(Accepted capture, String contentHash, Instant now) {
        UUID captureId = capture.captureId();
        String lead = capture.leadId().toString();
        int partition = partitions.of(lead);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(3);
        if (capture.profile() != null) {
            UUID profileId = Identity.profileOf(captureId, contentHash);
            records.add(codec.write(Topics.LEAD_PROFILES, partition, lead + "/" + profileId,
                    event(profileId, EventTypes.PROFILE_CAPTURED, lead, capture.time(), now,
                            contentHash, capture.profile())));
        }
        records.add(codec.write(Topics.LEADS, partition, lead,
                event(captureId, EventTypes.LEAD_CAPTURED, lead, capture.time(), now, contentHash, capture.lead())));
        if (capture.activity() != null) {
            records.add(codec.write(Topics.ACTIVITIES, partition, lead,
                    event(Identity.part(captureId, "activity"), EventTypes.FORM_SUBMITTED, lead, capture.time(), now,
                            contentHash, capture.activity())));
        }
        return records;
    }

    /** An activity's record; one that tells of the past is known since then, which flags it as imported. */
    <D extends ActivityEvent> ProducerRecord<byte[], byte[]> of(UUID eventId, ActivityOutcome.Accepted<D> activity, boolean historical,
                                                                String contentHash, Instant now) {
        String lead = activity.leadId().toString();
        return record(Topics.ACTIVITIES, lead, lead,
                new Envelope<>(eventId, source, activity.type(), lead, activity.time(), now,
                        historical ? activity.time() : null, contentHash, activity.activity()));
    }

    /** A refusal's records: the input itself where it can be deleted, and that there was one where everybody may count. */
    List<ProducerRecord<byte[], byte[]>> of(CaptureRejected rejected, List<String> reasons, String contentHash, Instant now) {
        UUID id = rejected.captureId();
        LeadId lead = rejected.leadId();
        CaptureRefused refused = new CaptureRefused(id, rejected.sender(), reasons, true);
        return List.of(
                // With its lead's records if it has a lead: an erasure must meet it in one place.
                record(Topics.REJECTED_CAPTURES, lead == null ? id.toString() : lead.toString(), id.toString(),
                        event(Identity.part(id, "rejected"), EventTypes.CAPTURE_REJECTED, id.toString(), now, now,
                                contentHash, rejected)),
                record(Topics.LEADS, id.toString(), id.toString(),
                        event(id, EventTypes.CAPTURE_REFUSED, id.toString(), now, now, contentHash, refused)));
    }

    private ProducerRecord<byte[], byte[]> record(Topic topic, String partitionedBy, String key, Envelope<?> event) {
        return codec.write(topic, partitions.of(partitionedBy), key, event);
    }

    private <D> Envelope<D> event(UUID id, EventType<D> type, String subject, Instant time, Instant now,
                                  String contentHash, D data) {
        return new Envelope<>(id, source, type, subject, time, now, null, contentHash, data);
    }
}
