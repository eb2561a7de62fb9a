package org.tandem.faults.decide;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.Attribute;
import org.tandem.events.envelope.EventType;
import org.tandem.events.ids.Uuid5;
import org.tandem.events.topic.Topics;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Says on the stream, in marketing's and scoring's place, that leads were captured and became qualified. */
public final class Qualifier implements AutoCloseable {

    private final UUID leads;
    private final int partitions;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Set<UUID> said = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Integer> times = new ConcurrentHashMap<>();
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /** @param seed what the leads' ids are derived from */
    public Qualifier(String bootstrap, int partitions, long seed) {
        this.partitions = partitions;
        this.leads = Uuid5.of(new UUID(0, seed), "leads");
        // Longer than any planned fault: what it says must be said.
        this.producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrap, "acks", "all",
                "delivery.timeout.ms", 120_000, "max.block.ms", 120_000,
                "key.serializer", ByteArraySerializer.class.getName(),
                "value.serializer", ByteArraySerializer.class.getName()));
    }

    public UUID leadId(int lead) {
        return Uuid5.of(leads, String.valueOf(lead));
    }

    public void captured(int lead) {
        send(Topics.LEADS.name(), EventTypes.LEAD_CAPTURED, Uuid5.of(leadId(lead), "captured"), leadId(lead), now(), """
                {"leadId":"%s","sender":"website","source":"web-form","identity":"email","parts":[],"historical":false}"""
                .formatted(leadId(lead)));
    }

    /** Once more: only when no attempt is open does that change anything. */
    public void qualified(int lead) {
        int time = times.merge(lead, 1, Integer::sum);
        UUID event = Uuid5.of(leadId(lead), "qualified " + time);
        said.add(event);
        String now = now();
        send(Topics.SCORES.name(), EventTypes.LEAD_QUALIFIED, event, leadId(lead), now, """
                {"leadId":"%s","qualification":%d,"why":"threshold","cell":"A1","model":"standard","modelVersion":1,\
                "asOf":"%s","factsUntil":"%s"}""".formatted(leadId(lead), time, now, now));
    }

    /** Ids of all qualifications, once they are acknowledged. */
    public Set<UUID> acknowledged() {
        producer.flush();
        if (failure.get() != null) {
            throw new IllegalStateException("not all was written", failure.get());
        }
        return Set.copyOf(said);
    }

    private void send(String topic, EventType<?> type, UUID id, UUID leadId, String time, String data) {
        byte[] key = ascii(leadId.toString());
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, Utils.toPositive(Utils.murmur2(key)) % partitions, key, ascii(data));
        record.headers().add(Attribute.SPEC_VERSION, ascii(Attribute.SPEC_VERSION_1_0))
                .add(Attribute.ID, ascii(id.toString())).add(Attribute.SOURCE, ascii("/system-tests"))
                .add(Attribute.TYPE, ascii(type.wireName())).add(Attribute.SUBJECT, key)
                .add(Attribute.TIME, ascii(time)).add(Attribute.RECORDED_TIME, ascii(time))
                .add(Attribute.DATA_SCHEMA, ascii(type.dataSchema())).add(Attribute.CONTENT_TYPE, ascii(Attribute.JSON));
        producer.send(record, (metadata, e) -> {
            if (e != null) {
                failure.compareAndSet(null, e);
            }
        });
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS).toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        producer.close();
    }
}
