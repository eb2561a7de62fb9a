package org.tandem.leadcapture.fold;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.tandem.events.EventTypes;
import org.tandem.events.activity.ActivityEvent.FormSubmitted;
import org.tandem.events.activity.ActivityEvent.WebinarAttended;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.envelope.EventType;
import org.tandem.events.ids.Identity;
import org.tandem.events.ids.LeadId;
import org.tandem.events.lead.Business;
import org.tandem.events.lead.LeadEvent.CaptureRefused;
import org.tandem.events.lead.LeadEvent.LeadCaptured;
import org.tandem.events.lead.LeadEvent.LeadErased;
import org.tandem.events.profile.ProfileEvent.ProfileCaptured;
import org.tandem.events.rejected.RejectedCaptureEvent.CaptureRejected;
import org.tandem.events.rejected.RejectedCaptureEvent.FieldError;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.publish.Partitions;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes the records that the service writes, as it writes them. */
public final class LeadRecords {

    public static final int PARTITIONS = 3;

    private final EventCodec codec = new EventCodec(Topics.all(), EventTypes::on);
    private final Partitions partitions = new Partitions(PARTITIONS);

    /** A capture: whose, what it says, when it happened and when it was recorded. */
    public record Capture(UUID id, UUID lead, String says, boolean withProfile, boolean withActivity, Instant time,
                          Instant recorded) {

        public Capture recordedAt(Instant again) {
            return new Capture(id, lead, says, withProfile, withActivity, time, again);
        }

        String hash() {
            return UUID.nameUUIDFromBytes((lead + says).getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
        }
    }

    public ProducerRecord<byte[], byte[]> captured(Capture capture) {
        List<String> parts = capture.withProfile()
                ? capture.withActivity() ? List.of("profile", "activity") : List.of("profile") : List.of();
        return record(Topics.LEADS, capture.lead(), capture.lead().toString(), capture.id(), EventTypes.LEAD_CAPTURED,
                capture, new LeadCaptured(new LeadId(capture.lead()), "website", "web-form", "form-" + capture.says().length(),
                        "campaign-" + Math.floorMod(capture.says().hashCode(), 5), null, "email", null,
                        new Business(List.of("DE", "FR", "PT").get(Math.floorMod(capture.says().hashCode(), 3)), null, null,
                                null, null, "corporate"), List.of(), parts, false));
    }

    public static String profileKey(Capture capture) {
        return capture.lead() + "/" + Identity.profileOf(capture.id(), capture.hash());
    }

    public ProducerRecord<byte[], byte[]> profile(Capture capture) {
        return record(Topics.LEAD_PROFILES, capture.lead(), profileKey(capture),
                Identity.profileOf(capture.id(), capture.hash()), EventTypes.PROFILE_CAPTURED, capture,
                new ProfileCaptured(new LeadId(capture.lead()), capture.id(), "website", capture.says() + "@example.com",
                        null, capture.says(), null, null, null, null, null, null, null, null, null, null, null, null, null,
                        List.of(), Map.of("remark", capture.says())));
    }

    public ProducerRecord<byte[], byte[]> activity(Capture capture) {
        return record(Topics.ACTIVITIES, capture.lead(), capture.lead().toString(), Identity.part(capture.id(), "activity"),
                EventTypes.FORM_SUBMITTED, capture,
                new FormSubmitted(new LeadId(capture.lead()), capture.id(), "form", null, null, null, null));
    }

    /** Something a lead did that belongs to no capture. */
    public ProducerRecord<byte[], byte[]> attended(UUID id, UUID lead, String webinar, Instant time, Instant recorded) {
        return record(Topics.ACTIVITIES, lead, lead.toString(), id, EventTypes.WEBINAR_ATTENDED,
                new Capture(id, lead, webinar, false, false, time, recorded),
                new WebinarAttended(new LeadId(lead), webinar, "autumn", 47, null));
    }

    public ProducerRecord<byte[], byte[]> erased(UUID lead, Instant recorded) {
        Capture erasure = new Capture(UUID.randomUUID(), lead, "", false, false, recorded, recorded);
        return record(Topics.LEADS, lead, lead.toString(), erasure.id(), EventTypes.LEAD_ERASED, erasure,
                new LeadErased(new LeadId(lead), "admin", "requested"));
    }

    /** @param lead whom it is about; null where nobody could be made out */
    public ProducerRecord<byte[], byte[]> rejected(UUID captureId, UUID lead, String payload, Instant recorded) {
        Capture refusal = new Capture(captureId, lead, payload, false, false, recorded, recorded);
        return record(Topics.REJECTED_CAPTURES, lead == null ? captureId : lead, captureId.toString(),
                Identity.part(captureId, "rejected"), EventTypes.CAPTURE_REJECTED, refusal,
                new CaptureRejected(captureId, "website", "/leads", "application/json", payload, "text",
                        List.of(new FieldError("email", "malformed")), lead == null ? null : new LeadId(lead)));
    }

    public ProducerRecord<byte[], byte[]> refused(UUID captureId, Instant recorded) {
        Capture refusal = new Capture(captureId, captureId, "", false, false, recorded, recorded);
        return record(Topics.LEADS, captureId, captureId.toString(), captureId, EventTypes.CAPTURE_REFUSED, refusal,
                new CaptureRefused(captureId, "website", List.of("malformed"), true));
    }

    public ProducerRecord<byte[], byte[]> tombstone(Topic topic, UUID lead, String key) {
        return new ProducerRecord<>(topic.name(), partitions.of(lead.toString()), bytes(key), null);
    }

    /** What the service writes daily to a topic that must forget. */
    public List<ProducerRecord<byte[], byte[]>> nudges() {
        return Stream.of(Topics.LEAD_PROFILES, Topics.REJECTED_CAPTURES)
                .flatMap(topic -> IntStream.range(0, PARTITIONS).mapToObj(partition ->
                        new ProducerRecord<byte[], byte[]>(topic.name(), partition, bytes("no-op"), null))).toList();
    }

    public EventCodec codec() {
        return codec;
    }

    public Partitions partitions() {
        return partitions;
    }

    private <D> ProducerRecord<byte[], byte[]> record(Topic topic, UUID partitionedBy, String key, UUID id,
                                                      EventType<D> type, Capture of, D data) {
        return codec.write(topic, partitions.of(partitionedBy.toString()), key, new Envelope<>(id, "/lead-capture", type,
                key, of.time(), of.recorded(), null, of.hash(), data));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
