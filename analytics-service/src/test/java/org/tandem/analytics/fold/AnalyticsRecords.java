package org.tandem.analytics.fold;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.tandem.events.EventTypes;
import org.tandem.events.activity.ActivityEvent.WebinarAttended;
import org.tandem.events.activity.ActivityEvent.WebinarInvited;
import org.tandem.events.activity.ActivityEvent.WebinarRegistered;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.envelope.EventType;
import org.tandem.events.feedback.FeedbackEvent.VerdictGiven;
import org.tandem.events.ids.LeadId;
import org.tandem.events.lead.Business;
import org.tandem.events.lead.LeadEvent.LeadAttributesChanged;
import org.tandem.events.lead.LeadEvent.LeadCaptured;
import org.tandem.events.lead.LeadEvent.LeadErased;
import org.tandem.events.lead.LeadEvent.LeadLinked;
import org.tandem.events.lead.LeadEvent.LeadUnlinked;
import org.tandem.events.money.Money;
import org.tandem.events.pipeline.PipelineEvent.LeadAccepted;
import org.tandem.events.pipeline.PipelineEvent.LeadAssigned;
import org.tandem.events.pipeline.PipelineEvent.LeadContacted;
import org.tandem.events.pipeline.PipelineEvent.LeadRejected;
import org.tandem.events.pipeline.PipelineEvent.OpportunityImportedWon;
import org.tandem.events.pipeline.PipelineEvent.OpportunityOpened;
import org.tandem.events.pipeline.PipelineEvent.OpportunityWon;
import org.tandem.events.score.ScoreEvent.LeadQualified;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;
import org.tandem.projection.codec.Decoded;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.publish.Partitions;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes the records that analytics reads, as the other services write them. */
public final class AnalyticsRecords {

    private final EventCodec codec = new EventCodec(Topics.all(), EventTypes::on);
    private final Partitions partitions;

    public AnalyticsRecords(int partitions) {
        this.partitions = new Partitions(partitions);
    }

    public ProducerRecord<byte[], byte[]> captured(UUID lead, String source, String campaign, Instant time, Instant recorded) {
        return captured(lead, "website", null, source, campaign, time, recorded);
    }

    /** @param externalRef what the sender calls the lead; null if nothing */
    public ProducerRecord<byte[], byte[]> captured(UUID lead, String sender, String externalRef, String source, String campaign,
                                                   Instant time, Instant recorded) {
        return captured(lead, sender, externalRef, source, campaign, null, time, recorded);
    }

    /** @param account which company the lead is from; null if none is known */
    public ProducerRecord<byte[], byte[]> captured(UUID lead, String sender, String externalRef, String source, String campaign,
                                                   UUID account, Instant time, Instant recorded) {
        return record(Topics.LEADS, lead, UUID.randomUUID(), EventTypes.LEAD_CAPTURED, time, recorded,
                new LeadCaptured(new LeadId(lead), sender, source, null, campaign, externalRef, "email", null,
                        new Business("BR", "manufacturing", 200, null, null, "corporate", account), null, null, false));
    }

    /** A lead whose id follows from what its sender calls it. */
    public ProducerRecord<byte[], byte[]> imported(UUID lead, String provider, String externalRef, String source, Instant time,
                                                   Instant recorded) {
        return record(Topics.LEADS, lead, UUID.randomUUID(), EventTypes.LEAD_CAPTURED, time, recorded,
                new LeadCaptured(new LeadId(lead), provider, source, null, null, externalRef, "provider", null, null, null, null, true));
    }

    public ProducerRecord<byte[], byte[]> corrected(UUID lead, String industry, Instant recorded) {
        return corrected(lead, industry, null, recorded);
    }

    public ProducerRecord<byte[], byte[]> corrected(UUID lead, String industry, UUID account, Instant recorded) {
        return record(Topics.LEADS, lead, UUID.randomUUID(), EventTypes.LEAD_ATTRIBUTES_CHANGED, recorded, recorded,
                new LeadAttributesChanged(new LeadId(lead), new Business(null, industry, null, null, null, null, account)));
    }

    public ProducerRecord<byte[], byte[]> erased(UUID lead, Instant recorded) {
        return record(Topics.LEADS, lead, UUID.randomUUID(), EventTypes.LEAD_ERASED, recorded, recorded,
                new LeadErased(new LeadId(lead), "admin", "requested"));
    }

    public ProducerRecord<byte[], byte[]> linked(UUID lead, UUID to, Instant recorded) {
        return record(Topics.LEADS, lead, UUID.randomUUID(), EventTypes.LEAD_LINKED, recorded, recorded,
                new LeadLinked(new LeadId(lead), new LeadId(to), "review", null));
    }

    public ProducerRecord<byte[], byte[]> unlinked(UUID lead, UUID from, Instant recorded) {
        return record(Topics.LEADS, lead, UUID.randomUUID(), EventTypes.LEAD_UNLINKED, recorded, recorded,
                new LeadUnlinked(new LeadId(lead), new LeadId(from), "two-people", null));
    }

    public ProducerRecord<byte[], byte[]> qualified(UUID lead, UUID id, Instant time, Instant recorded) {
        return record(Topics.SCORES, lead, id, EventTypes.LEAD_QUALIFIED, time, recorded,
                new LeadQualified(new LeadId(lead), 1, "threshold", "A1", "standard", 1, time.toString(), recorded.toString()));
    }

    public ProducerRecord<byte[], byte[]> assigned(UUID lead, int attempt, String rep, UUID qualification, Instant time) {
        return record(Topics.PIPELINE, lead, UUID.randomUUID(), EventTypes.LEAD_ASSIGNED, time, time,
                new LeadAssigned(new LeadId(lead), attempt, rep, null, "pool", List.of(), "everybody", List.of(), qualification));
    }

    public ProducerRecord<byte[], byte[]> accepted(UUID lead, int attempt, String rep, Instant time) {
        return record(Topics.PIPELINE, lead, UUID.randomUUID(), EventTypes.LEAD_ACCEPTED, time, time,
                new LeadAccepted(new LeadId(lead), attempt, rep, rep));
    }

    public ProducerRecord<byte[], byte[]> rejected(UUID lead, int attempt, String rep, Instant time) {
        return record(Topics.PIPELINE, lead, UUID.randomUUID(), EventTypes.LEAD_REJECTED, time, time,
                new LeadRejected(new LeadId(lead), attempt, rep, "unreachable", rep));
    }

    public ProducerRecord<byte[], byte[]> contacted(UUID lead, int attempt, String rep, Instant time) {
        return record(Topics.PIPELINE, lead, UUID.randomUUID(), EventTypes.LEAD_CONTACTED, time, time,
                new LeadContacted(new LeadId(lead), attempt, rep, "phone", "reached", rep));
    }

    public ProducerRecord<byte[], byte[]> opened(UUID lead, int attempt, String rep, Instant time) {
        return record(Topics.PIPELINE, lead, UUID.randomUUID(), EventTypes.OPPORTUNITY_OPENED, time, time,
                new OpportunityOpened(new LeadId(lead), attempt, UUID.randomUUID(), rep, "proposal", new Money("100.00", "EUR"), rep));
    }

    public ProducerRecord<byte[], byte[]> won(UUID lead, int attempt, String rep, String amount, Instant time) {
        return record(Topics.PIPELINE, lead, UUID.randomUUID(), EventTypes.OPPORTUNITY_WON, time, time,
                new OpportunityWon(new LeadId(lead), attempt, UUID.randomUUID(), rep, "won", new Money(amount, "EUR"), rep));
    }

    public ProducerRecord<byte[], byte[]> importedWon(UUID lead, String provider, String externalRef, String rep, String sdr,
                                                      String amount, String currency, Instant time, Instant recorded) {
        return importedWon(UUID.randomUUID(), lead, provider, externalRef, rep, sdr, amount, currency, time, recorded);
    }

    /** @param id of the event; whoever says another deal under the same one has said two facts */
    public ProducerRecord<byte[], byte[]> importedWon(UUID id, UUID lead, String provider, String externalRef, String rep, String sdr,
                                                      String amount, String currency, Instant time, Instant recorded) {
        return record(Topics.PIPELINE, lead, id, EventTypes.OPPORTUNITY_IMPORTED_WON, time, recorded,
                new OpportunityImportedWon(new LeadId(lead), UUID.randomUUID(), provider, externalRef,
                        amount == null ? null : new Money(amount, currency), LocalDate.ofInstant(time, ZoneOffset.UTC).toString(), null,
                        rep, sdr, "importer"));
    }

    public ProducerRecord<byte[], byte[]> judged(UUID lead, int attempt, String rep, String verdict, int revision, Instant time) {
        return record(Topics.FEEDBACK, lead, UUID.randomUUID(), EventTypes.VERDICT_GIVEN, time, time,
                new VerdictGiven(new LeadId(lead), attempt, rep, verdict, null, null, revision));
    }

    public ProducerRecord<byte[], byte[]> invited(UUID lead, String campaign, Instant time) {
        return record(Topics.ACTIVITIES, lead, UUID.randomUUID(), EventTypes.WEBINAR_INVITED, time, time,
                new WebinarInvited(new LeadId(lead), "w1", campaign));
    }

    public ProducerRecord<byte[], byte[]> registered(UUID lead, String campaign, Instant time) {
        return record(Topics.ACTIVITIES, lead, UUID.randomUUID(), EventTypes.WEBINAR_REGISTERED, time, time,
                new WebinarRegistered(new LeadId(lead), "w1", campaign));
    }

    public ProducerRecord<byte[], byte[]> attended(UUID lead, String campaign, Instant time) {
        return record(Topics.ACTIVITIES, lead, UUID.randomUUID(), EventTypes.WEBINAR_ATTENDED, time, time,
                new WebinarAttended(new LeadId(lead), "w1", campaign, 40, 60));
    }

    private <D> ProducerRecord<byte[], byte[]> record(Topic topic, UUID lead, UUID id, EventType<D> type, Instant time,
                                                      Instant recorded, D data) {
        return codec.write(topic, partitions.of(lead.toString()), lead.toString(), new Envelope<>(id, "/" + topic.writer(), type,
                lead.toString(), time, recorded, null, null, data));
    }

    /** A record as if it stood in the log. */
    public StreamRecord read(long offset, ProducerRecord<byte[], byte[]> record) {
        Decoded decoded = codec.read(new ConsumerRecord<>(record.topic(), record.partition(), offset, 0,
                TimestampType.CREATE_TIME, 0, 0, record.key(), record.value(), record.headers(), Optional.empty()));
        return ((Decoded.Readable) decoded).record();
    }
}
