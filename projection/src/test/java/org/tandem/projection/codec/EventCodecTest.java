package org.tandem.projection.codec;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.Attribute;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.envelope.EventType;
import org.tandem.events.topic.Retention;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;

import java.time.Instant;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class EventCodecTest {

    private static final int MUTATIONS = 10_000;

    private final EventCodec codec = new EventCodec(Topics.all(), EventTypes::on);
    private final long seed = Long.getLong("tandem.test.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final RandomData data = new RandomData(random);

    @Test
    void everyTypeReadsAsItWasWritten() {
        System.out.println("seed " + seed + " (-Dtandem.test.seed)");
        for (Topic topic : Topics.all()) {
            for (EventType<?> type : EventTypes.on(topic)) {
                for (int i = 0; i < 50; i++) {
                    // Given
                    Envelope<?> event = event(type);

                    // When
                    ProducerRecord<byte[], byte[]> written = codec.write(topic, 0, "key", event);
                    Decoded read = codec.read(asRead(written));

                    // Then
                    assertThat(read).as("%s, seed %d", type.wireName(), seed).isInstanceOf(Decoded.Readable.class);
                    StreamRecord record = ((Decoded.Readable) read).record();
                    assertThat(record.envelope()).as("seed %d", seed).isEqualTo(event);
                    assertThat(record.value()).isEqualTo(written.value());
                    assertThat(record.key()).isEqualTo("key");
                }
            }
        }
    }

    @Test
    void readingNeverThrowsWhateverTheBytesAre() {
        System.out.println("seed " + seed + " (-Dtandem.test.seed), " + MUTATIONS + " mutations");
        List<ProducerRecord<byte[], byte[]>> valid = new ArrayList<>();
        for (Topic topic : Topics.all()) {
            EventTypes.on(topic).forEach(type -> valid.add(codec.write(topic, 0, "key", event(type))));
        }
        int readable = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            ProducerRecord<byte[], byte[]> mutated = mutated(valid.get(random.nextInt(valid.size())));
            try {
                readable += codec.read(asRead(mutated)) instanceof Decoded.Readable ? 1 : 0;
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", mutation " + i + " of " + mutated, e);
            }
        }
        assertThat(readable).as("some mutations harm nothing, most do").isBetween(1, MUTATIONS - 1);
    }

    @Test
    void aTraceSaysNothingOfTheEvent() {
        // Given the same record three times: of no trace, of one, and with something much longer in its place
        Topic topic = Topics.LEADS;
        Envelope<?> event = event(EventTypes.on(topic).get(0));
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        // When
        StreamRecord plain = read(codec.write(topic, 0, "key", event), null);
        StreamRecord traced = read(codec.write(topic, 0, "key", event), trace);
        StreamRecord odd = read(codec.write(topic, 0, "key", event), trace + "-and-more");

        // Then its content and its hash are the same
        assertThat(traced.envelope()).isEqualTo(plain.envelope()).isEqualTo(odd.envelope());
        assertThat(traced.traceParent()).isEqualTo(trace);
        assertThat(plain.traceParent()).isNull();
        assertThat(odd.traceParent()).isNull();
    }

    private StreamRecord read(ProducerRecord<byte[], byte[]> written, String trace) {
        if (trace != null) {
            written.headers().add(Attribute.TRACE_PARENT, trace.getBytes(StandardCharsets.ISO_8859_1));
        }
        return ((Decoded.Readable) codec.read(asRead(written))).record();
    }

    @Test
    void aTypeThatSeveralServicesSayIsReadOnTheirTopicsAndOnNoOther() {
        // Given
        Topic pipeline = new Topic("pipeline", "pipeline", "leadId", Retention.FOR_EVER, false);
        Topic feedback = new Topic("feedback", "feedback", "leadId", Retention.FOR_EVER, false);
        Topic other = new Topic("other", "other", "leadId", Retention.FOR_EVER, false);
        EventCodec shared = new EventCodec(List.of(pipeline, feedback, other),
                topic -> topic.equals(other) ? List.of() : List.of(EventTypes.REQUEST_REFUSED));

        // Then
        for (Topic topic : List.of(pipeline, feedback)) {
            Envelope<?> event = event(EventTypes.REQUEST_REFUSED);
            assertThat(shared.read(asRead(shared.write(topic, 0, "key", event))))
                    .isInstanceOfSatisfying(Decoded.Readable.class, read -> assertThat(read.record().envelope()).isEqualTo(event));
        }
        assertThat(shared.read(asRead(shared.write(other, 0, "key", event(EventTypes.REQUEST_REFUSED)))))
                .isEqualTo(new Decoded.Unreadable(Decoded.Reason.WRONG_TOPIC));
    }

    private Envelope<?> event(EventType<?> type) {
        return event(type, data.of(type.data()));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Envelope<?> event(EventType type, Object of) {
        Instant time = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
        return new Envelope(new UUID(random.nextLong(), random.nextLong()), "/test", type,
                random.nextBoolean() ? null : "subject é", time, time.plusSeconds(5), random.nextBoolean() ? null : time,
                "%016x%016x".formatted(random.nextLong(), random.nextLong()),
                random.nextBoolean() ? null : new UUID(random.nextLong(), random.nextLong()),
                random.nextBoolean() ? null : time.plusSeconds(9), of);
    }

    private ProducerRecord<byte[], byte[]> mutated(ProducerRecord<byte[], byte[]> record) {
        ProducerRecord<byte[], byte[]> copy = new ProducerRecord<>(record.topic(), 0, null,
                random.nextInt(50) == 0 ? null : record.key(), mutated(record.value()));
        record.headers().forEach(header -> {
            switch (random.nextInt(20)) {
                case 0 -> { }
                case 1 -> copy.headers().add(header.key(), mutated(header.value()));
                case 2 -> copy.headers().add(header.key(), null);
                case 3 -> copy.headers().add(header.key(), header.value()).add(header.key(), mutated(header.value()));
                default -> copy.headers().add(header);
            }
        });
        return copy;
    }

    private byte[] mutated(byte[] bytes) {
        byte[] copy = bytes.clone();
        switch (random.nextInt(8)) {
            case 0 -> {
                return null;
            }
            case 1 -> {
                return java.util.Arrays.copyOf(copy, random.nextInt(copy.length + 1));
            }
            case 2 -> random.nextBytes(copy);
            case 3 -> {
                return ("[".repeat(2_000) + new String(copy)).getBytes();
            }
            case 4, 5 -> {
                for (int i = 0; i < 3 && copy.length > 0; i++) {
                    copy[random.nextInt(copy.length)] = (byte) random.nextInt();
                }
            }
            default -> {
                // As it was.
            }
        }
        return copy;
    }

    private static ConsumerRecord<byte[], byte[]> asRead(ProducerRecord<byte[], byte[]> record) {
        return new ConsumerRecord<>(record.topic(), 0, 0, 0, TimestampType.CREATE_TIME, 0, 0, record.key(),
                record.value(), record.headers(), Optional.empty());
    }
}
