package org.tandem.feedback.verdict;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.envelope.EventType;
import org.tandem.events.feedback.FeedbackEvent.VerdictGiven;
import org.tandem.events.feedback.FeedbackNoteEvent.FeedbackNoteWritten;
import org.tandem.events.feedback.FeedbackRequest.VerdictRequested;
import org.tandem.events.ids.LeadId;
import org.tandem.events.lead.LeadEvent.LeadCaptured;
import org.tandem.events.lead.LeadEvent.LeadErased;
import org.tandem.events.lead.LeadEvent.LeadLinked;
import org.tandem.events.lead.LeadEvent.LeadUnlinked;
import org.tandem.events.pipeline.PipelineEvent;
import org.tandem.events.pipeline.PipelineEvent.LeadAccepted;
import org.tandem.events.pipeline.PipelineEvent.LeadAssigned;
import org.tandem.events.pipeline.PipelineEvent.LeadRecycled;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;
import org.tandem.projection.codec.Decoded;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.decide.OutcomeEvent;
import org.tandem.projection.decide.Request;
import org.tandem.projection.publish.Partitions;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes the records that feedback reads and writes, as they are written. */
public final class FeedbackRecords {

    private final EventCodec codec = new EventCodec(Topics.all(), EventTypes::on);
    private final Partitions partitions;

    public FeedbackRecords(int partitions) {
        this.partitions = new Partitions(partitions);
    }

    public Partitions partitions() {
        return partitions;
    }

    public ProducerRecord<byte[], byte[]> captured(UUID lead, String source, String campaign, Instant time, Instant recorded) {
        return record(Topics.LEADS, lead, lead.toString(), UUID.randomUUID(), EventTypes.LEAD_CAPTURED, time, recorded,
                new LeadCaptured(new LeadId(lead), "website", source, null, campaign, null, "email", null, null, null, null, false));
    }

    public ProducerRecord<byte[], byte[]> erased(UUID lead, Instant recorded) {
        return record(Topics.LEADS, lead, lead.toString(), UUID.randomUUID(), EventTypes.LEAD_ERASED, recorded, recorded,
                new LeadErased(new LeadId(lead), "admin", "requested"));
    }

    public ProducerRecord<byte[], byte[]> linked(UUID lead, UUID to, Instant recorded) {
        return record(Topics.LEADS, lead, lead.toString(), UUID.randomUUID(), EventTypes.LEAD_LINKED, recorded, recorded,
                new LeadLinked(new LeadId(lead), new LeadId(to), "review", null));
    }

    public ProducerRecord<byte[], byte[]> unlinked(UUID lead, UUID from, Instant recorded) {
        return record(Topics.LEADS, lead, lead.toString(), UUID.randomUUID(), EventTypes.LEAD_UNLINKED, recorded, recorded,
                new LeadUnlinked(new LeadId(lead), new LeadId(from), "two-people", null));
    }

    public ProducerRecord<byte[], byte[]> assigned(UUID lead, int attempt, Instant recorded) {
        return pipeline(EventTypes.LEAD_ASSIGNED, new LeadAssigned(new LeadId(lead), attempt, "rep-1", null, "pool", List.of(),
                "everybody", List.of(), null), recorded);
    }

    public ProducerRecord<byte[], byte[]> accepted(UUID lead, int attempt, String rep, Instant recorded) {
        return pipeline(EventTypes.LEAD_ACCEPTED, new LeadAccepted(new LeadId(lead), attempt, rep, rep), recorded);
    }

    public ProducerRecord<byte[], byte[]> recycled(UUID lead, int attempt, String rep, Instant recorded) {
        return pipeline(EventTypes.LEAD_RECYCLED,
                new LeadRecycled(new LeadId(lead), attempt, rep, "not-now", "2027-03-01", rep), recorded);
    }

    public ProducerRecord<byte[], byte[]> given(UUID id, UUID lead, int attempt, String rep, String verdict, int revision,
                                                Instant recorded) {
        return record(Topics.FEEDBACK, lead, lead.toString(), id, EventTypes.VERDICT_GIVEN, recorded, recorded,
                new VerdictGiven(new LeadId(lead), attempt, rep, verdict, "web-form", "spring-fair", revision));
    }

    public ProducerRecord<byte[], byte[]> note(UUID lead, UUID eventId, String text, Instant recorded) {
        return note(lead, eventId, text, recorded, null);
    }

    /** @param erasedUntil up to when the lead was known to be forgotten when it was written; null of a note that does not say */
    public ProducerRecord<byte[], byte[]> note(UUID lead, UUID eventId, String text, Instant recorded, Instant erasedUntil) {
        return record(Topics.FEEDBACK_NOTES, lead, lead + "/" + eventId, UUID.randomUUID(), EventTypes.FEEDBACK_NOTE_WRITTEN,
                recorded, recorded, new FeedbackNoteWritten(new LeadId(lead), eventId, text, "rep-1",
                erasedUntil == null ? null : erasedUntil.toString()));
    }

    public ProducerRecord<byte[], byte[]> requested(UUID id, VerdictRequested request, Instant recorded) {
        return record(Topics.FEEDBACK_REQUESTS, request.leadId().value(), request.leadId().toString(), id,
                EventTypes.VERDICT_GIVE_REQUESTED, recorded, recorded, request);
    }

    public ProducerRecord<byte[], byte[]> tombstone(UUID lead, UUID eventId) {
        return new ProducerRecord<>(Topics.FEEDBACK_NOTES.name(), partitions.of(lead.toString()),
                (lead + "/" + eventId).getBytes(StandardCharsets.UTF_8), null);
    }

    /** An event of an outcome as it is published. */
    public <D> ProducerRecord<byte[], byte[]> outcome(Request request, OutcomeEvent<D> event, Instant decided) {
        return record(event.topic(), UUID.fromString(event.about()), event.key(), request.eventId(event.name()), event.type(),
                decided, decided, event.data());
    }

    public <D> ProducerRecord<byte[], byte[]> record(Topic topic, UUID about, String key, UUID id, EventType<D> type,
                                                     Instant time, Instant recorded, D data) {
        return codec.write(topic, partitions.of(about.toString()), key, new Envelope<>(id, "/" + topic.writer(), type,
                about.toString(), time, recorded, null, null, data));
    }

    /** A record as if it stood in the log. */
    public StreamRecord read(long offset, ProducerRecord<byte[], byte[]> record) {
        Decoded decoded = codec.read(new ConsumerRecord<>(record.topic(), record.partition(), offset, 0,
                TimestampType.CREATE_TIME, 0, 0, record.key(), record.value(), record.headers(), Optional.empty()));
        return ((Decoded.Readable) decoded).record();
    }

    private <D extends PipelineEvent> ProducerRecord<byte[], byte[]> pipeline(EventType<D> type, D event, Instant recorded) {
        UUID lead = event.leadId().value();
        return record(Topics.PIPELINE, lead, lead.toString(), UUID.randomUUID(), type, recorded, recorded, event);
    }
}
