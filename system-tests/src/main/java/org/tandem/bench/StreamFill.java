package org.tandem.bench;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.Attribute;
import org.tandem.events.envelope.EventType;
import org.tandem.events.ids.Identity;
import org.tandem.events.topic.Topics;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;

/**
 * Writes captures straight to the topics, as the service would have: two records each, the profile of a kilobyte. For
 * measuring how fast a stream is read, where taking it in would take longest.
 */
final class StreamFill implements AutoCloseable {

    private static final String PADDING = "x".repeat(620);

    private final KafkaProducer<byte[], byte[]> producer;
    private final int partitions;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    StreamFill(String bootstrap, int partitions) {
        this.partitions = partitions;
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrap);
        settings.put("key.serializer", ByteArraySerializer.class.getName());
        settings.put("value.serializer", ByteArraySerializer.class.getName());
        settings.put("acks", "all");
        settings.put("linger.ms", 10);
        settings.put("batch.size", 256 * 1024);
        settings.put("buffer.memory", 64L << 20);
        this.producer = new KafkaProducer<>(settings);
    }

    /**
     * @param first  number of the first person; every person has one lead
     * @param begin  recorded time of the first capture; one more every {@code step}
     */
    void captures(long first, long count, Instant begin, Duration step) {
        for (long i = 0; i < count; i++) {
            long person = first + i;
            UUID lead = mixed(person, 5);
            UUID capture = mixed(person, 7);
            byte[] time = ascii(begin.plus(step.multipliedBy(i)).toString());
            byte[] hash = ascii(mixed(person, 4).toString().replace("-", ""));
            UUID profile = Identity.profileOf(capture, new String(hash, StandardCharsets.ISO_8859_1));
            int partition = Utils.toPositive(Utils.murmur2(ascii(lead.toString()))) % partitions;
            send(partition, Topics.LEAD_PROFILES.name(), lead + "/" + profile, EventTypes.PROFILE_CAPTURED,
                    profile, lead, time, hash, """
                            {"leadId":"%s","captureId":"%s","sender":"website","email":"person%d@example.com",\
                            "firstName":"Ana","lastName":"Souza","company":"Example Logistics","jobTitle":"Director",\
                            "country":"BR","message":"%s"}""".formatted(lead, capture, person, PADDING));
            send(partition, Topics.LEADS.name(), lead.toString(), EventTypes.LEAD_CAPTURED, capture, lead, time, hash, """
                    {"leadId":"%s","sender":"website","source":"web-form","campaign":"spring-fair","identity":"email",\
                    "business":{"country":"BR","companySize":800,"jobLevel":"director","mailDomain":"corporate"},\
                    "parts":["profile"],"historical":false}""".formatted(lead));
        }
        producer.flush();
        if (failure.get() != null) {
            throw new IllegalStateException("not all was written", failure.get());
        }
    }

    /**
     * Writes page views, every one an event of its own.
     *
     * @param lead whose the page view of a number is
     */
    void pageViews(long count, LongFunction<UUID> lead, Instant begin) {
        for (long i = 0; i < count; i++) {
            UUID leadId = lead.apply(i);
            byte[] time = ascii(begin.plusMillis(i / 10).truncatedTo(ChronoUnit.MILLIS).toString());
            int partition = Utils.toPositive(Utils.murmur2(ascii(leadId.toString()))) % partitions;
            send(partition, Topics.ACTIVITIES.name(), leadId.toString(), EventTypes.PAGE_VIEWED, mixed(i, 4), leadId, time,
                    ascii(mixed(i, 5).toString().replace("-", "")),
                    "{\"leadId\":\"%s\",\"page\":\"https://www.example.com/products/%d\"}".formatted(leadId, i % 100));
        }
        producer.flush();
        if (failure.get() != null) {
            throw new IllegalStateException("not all was written", failure.get());
        }
    }

    void send(int partition, String topic, String key, EventType<?> type, UUID id, UUID lead, byte[] time,
                      byte[] hash, String data) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, partition, ascii(key), data.getBytes(StandardCharsets.UTF_8));
        record.headers().add(Attribute.SPEC_VERSION, ascii(Attribute.SPEC_VERSION_1_0))
                .add(Attribute.ID, ascii(id.toString())).add(Attribute.SOURCE, ascii("/lead-capture"))
                .add(Attribute.TYPE, ascii(type.wireName())).add(Attribute.SUBJECT, ascii(lead.toString()))
                .add(Attribute.TIME, time).add(Attribute.RECORDED_TIME, time).add(Attribute.CONTENT_HASH, hash)
                .add(Attribute.DATA_SCHEMA, ascii(type.dataSchema())).add(Attribute.CONTENT_TYPE, ascii(Attribute.JSON));
        producer.send(record, (metadata, e) -> {
            if (e != null) {
                failure.compareAndSet(null, e);
            }
        });
    }

    /** A UUID of a number, spread like a random one (SplitMix64), in the version given. */
    static UUID mixed(long number, int version) {
        long high = mix(number * 2 + version * 0x9E3779B97F4A7C15L);
        long low = mix(high + number);
        if (version == 7) {
            // time-ordered, as the service makes them
            high = number << 16;
        }
        return new UUID(high & ~0xF000L | (long) version << 12, low & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
    }

    private static long mix(long z) {
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        producer.close();
    }
}
