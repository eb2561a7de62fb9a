package org.tandem.projection.decide;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.request.RequestEvent.Fact;
import org.tandem.events.request.RequestEvent.RequestRefused;
import org.tandem.events.topic.Topic;
import org.tandem.projection.codec.Decoded;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.publish.Partitions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Outcomes to the records that are published, and what those say. */
final class Outcomes {

    /** The topics take 1 MiB; what they would refuse for ever must not be decided. */
    private static final int LONGEST_VALUE = 900_000;

    private final EventCodec codec;
    private final Partitions partitions;
    private final String source;
    private final Topic refusals;
    private final Set<String> found;

    /** @param found topics on which a rebuild finds what was decided */
    Outcomes(EventCodec codec, Partitions partitions, String source, Topic refusals, Collection<Topic> found) {
        this.codec = codec;
        this.partitions = partitions;
        this.source = source;
        this.refusals = refusals;
        this.found = found.stream().map(Topic::name).collect(Collectors.toUnmodifiableSet());
        if (!this.found.contains(refusals.name())) {
            throw new IllegalArgumentException("refusals on " + refusals.name() + ", which is none of the projection's"
                    + " outcomes " + this.found + ": a rebuild would not find them");
        }
    }

    Decision decision(Request request, Outcome outcome, Instant now) {
        UUID hash = hash(request.envelope().contentHash());
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        List<ProducerRecord<byte[], byte[]>> lasting = new ArrayList<>();
        byte[] refusal = null;
        if (outcome instanceof Outcome.Refused refused) {
            records.add(refusal(request, refused, now));
            lasting.addAll(records);
            refusal = records.get(0).value();
        } else if (outcome instanceof Outcome.Granted granted) {
            for (OutcomeEvent<?> event : granted.events()) {
                ProducerRecord<byte[], byte[]> record = record(request, event, now);
                records.add(record);
                if (!event.topic().personalData()) {
                    lasting.add(record);
                }
            }
            if (records.stream().noneMatch(record -> found.contains(record.topic()))) {
                throw new IllegalStateException("an outcome without an event on " + found
                        + ": a rebuild would not find it");
            }
        }
        return new Decision(request.id(), hash, request.record().partition(), request.record().offset(), now, refusal,
                List.copyOf(records), List.copyOf(lasting));
    }

    /** A content hash in the log is 32 hexadecimal digits. */
    static UUID hash(String hex) {
        return new UUID(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
    }

    private ProducerRecord<byte[], byte[]> refusal(Request request, Outcome.Refused refused, Instant now) {
        List<Fact> facts = refused.facts().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(fact -> new Fact(fact.getKey(), fact.getValue())).toList();
        return record(request, OutcomeEvent.of(refusals, EventTypes.REQUEST_REFUSED, request.about(),
                new RequestRefused(request.id(), request.about(), refused.code(), facts)), now);
    }

    private <D> ProducerRecord<byte[], byte[]> record(Request request, OutcomeEvent<D> event, Instant now) {
        ProducerRecord<byte[], byte[]> record = codec.write(event.topic(), partitions.of(event.about()), event.key(),
                new Envelope<>(request.eventId(event.name()), source, event.type(), event.subject(),
                        event.time() == null ? now : event.time(), now, null, null, request.id(), null, event.data()));
        if (record.value().length > LONGEST_VALUE) {
            throw new IllegalStateException(event.type().wireName() + " of " + record.value().length + " bytes");
        }
        return record;
    }

    /**
     * What the records will say to whoever reads them.
     *
     * @throws IllegalStateException if nobody could read one of them
     */
    List<StreamRecord> asRead(List<ProducerRecord<byte[], byte[]>> records) {
        return asRead(codec, records);
    }

    static List<StreamRecord> asRead(EventCodec codec, List<ProducerRecord<byte[], byte[]>> records) {
        return records.stream().map(record -> asRead(codec, record)).toList();
    }

    private static StreamRecord asRead(EventCodec codec, ProducerRecord<byte[], byte[]> record) {
        Decoded decoded = codec.read(new ConsumerRecord<>(record.topic(), record.partition(), 0, 0,
                TimestampType.CREATE_TIME, 0, 0, record.key(), record.value(), record.headers(), Optional.empty()));
        if (decoded instanceof Decoded.Readable readable) {
            return readable.record();
        }
        throw new IllegalStateException("an outcome on " + record.topic() + " that cannot be read: " + decoded);
    }
}
