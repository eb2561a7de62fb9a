package org.tandem.projection.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.tandem.events.envelope.Attribute;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.envelope.EventType;
import org.tandem.events.topic.Topic;
import org.tandem.projection.codec.Decoded.Reason;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Events to Kafka records and back. Reading never throws: what cannot be read is a value, because the caller must park
 * it and go on (a deserializer that throws would take its whole batch down).
 */
public final class EventCodec {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Instant FIRST_MOMENT = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END_OF_TIME = Instant.parse("+10000-01-01T00:00:00Z");
    /** Anybody may write headers, and this one is passed on. */
    private static final int LONGEST_TRACE_PARENT = 55;
    private static final byte[] SPEC_VERSION = utf8(Attribute.SPEC_VERSION_1_0);
    private static final byte[] CONTENT_TYPE = utf8(Attribute.JSON);

    private final Map<String, Known> byWireName = new HashMap<>();
    private final Map<String, Topic> topics = new HashMap<>();

    /**
     * @param topics  every topic that is read or written
     * @param typesOn the types that may be on a topic
     */
    public EventCodec(Collection<Topic> topics, Function<Topic, List<EventType<?>>> typesOn) {
        for (Topic topic : topics) {
            this.topics.put(topic.name(), topic);
            for (EventType<?> type : typesOn.apply(topic)) {
                byWireName.computeIfAbsent(type.wireName(), name -> Known.of(type)).topics.add(topic.name());
            }
        }
    }

    /** The record of an event: data as value, everything else as headers. */
    public ProducerRecord<byte[], byte[]> write(Topic topic, int partition, String key, Envelope<?> envelope) {
        Known known = known(envelope.type());
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic.name(), partition, utf8(key), known.toJson(envelope.data()));
        Headers headers = record.headers();
        headers.add(Attribute.SPEC_VERSION, SPEC_VERSION);
        headers.add(Attribute.ID, ascii(envelope.id().toString()));
        headers.add(Attribute.SOURCE, utf8(envelope.source()));
        headers.add(Attribute.TYPE, known.wireName);
        if (envelope.subject() != null) {
            headers.add(Attribute.SUBJECT, utf8(envelope.subject()));
        }
        headers.add(Attribute.TIME, Moments.write(envelope.time()));
        headers.add(Attribute.RECORDED_TIME, Moments.write(envelope.recordedTime()));
        if (envelope.knownTime() != null) {
            headers.add(Attribute.KNOWN_TIME, Moments.write(envelope.knownTime()));
        }
        if (envelope.contentHash() != null) {
            headers.add(Attribute.CONTENT_HASH, ascii(envelope.contentHash()));
        }
        if (envelope.causationId() != null) {
            headers.add(Attribute.CAUSATION_ID, ascii(envelope.causationId().toString()));
        }
        if (envelope.notAfter() != null) {
            headers.add(Attribute.NOT_AFTER, Moments.write(envelope.notAfter()));
        }
        headers.add(Attribute.DATA_SCHEMA, known.dataSchema);
        headers.add(Attribute.CONTENT_TYPE, CONTENT_TYPE);
        return record;
    }

    /**
     * Whether a record is of a type that this version knows and that is not among these: whoever looks for these alone
     * need not read what it says. False where the header does not tell.
     */
    public boolean isOfAnother(ConsumerRecord<byte[], byte[]> record, Set<EventType<?>> types) {
        Header type = record.headers().lastHeader(Attribute.TYPE);
        if (type == null || type.value() == null || record.value() == null) {
            return false;
        }
        Known known = byWireName.get(new String(type.value(), StandardCharsets.UTF_8));
        return known != null && !types.contains(known.type);
    }

    /** What a record of the log says; never throws on anything a producer could have written. */
    public Decoded read(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            return new Decoded.Unreadable(Reason.MISSING_KEY);
        }
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            return deletesKeys(record.topic())
                    ? new Decoded.Readable(new StreamRecord(partition, record.offset(), key, null, null, null))
                    : new Decoded.Unreadable(Reason.MISSING_VALUE);
        }
        Attributes attributes = Attributes.of(record.headers());
        if (attributes.type == null) {
            return new Decoded.Unreadable(Reason.MISSING_ATTRIBUTE);
        }
        Known known = byWireName.get(attributes.type);
        if (known == null) {
            return knownInAnotherVersion(attributes.type)
                    ? new Decoded.Unreadable(Reason.UNKNOWN_VERSION)
                    : new Decoded.UnknownType(attributes.type);
        }
        if (!known.topics.contains(record.topic())) {
            return new Decoded.Unreadable(Reason.WRONG_TOPIC);
        }
        if (!attributes.complete()) {
            return new Decoded.Unreadable(Reason.MISSING_ATTRIBUTE);
        }
        Envelope<?> envelope;
        try {
            envelope = attributes.envelope(known.type, known.fromJson(record.value()), record.value());
        } catch (IOException e) {
            return new Decoded.Unreadable(Reason.MALFORMED_DATA);
        } catch (IllegalArgumentException | DateTimeException | NullPointerException e) {
            return new Decoded.Unreadable(Reason.MALFORMED_ATTRIBUTE);
        }
        return new Decoded.Readable(new StreamRecord(partition, record.offset(), key, envelope, record.value(),
                attributes.traceParent));
    }

    private boolean deletesKeys(String topicName) {
        Topic topic = topics.get(topicName);
        return topic != null && topic.retention().deletesByKey();
    }

    private boolean knownInAnotherVersion(String wireName) {
        int version = wireName.lastIndexOf(".v");
        if (version < 0) {
            return false;
        }
        String name = wireName.substring(0, version);
        return byWireName.values().stream().anyMatch(known -> known.type.name().equals(name));
    }

    private Known known(EventType<?> type) {
        Known known = byWireName.get(type.wireName());
        if (known == null) {
            throw new IllegalStateException(type.wireName() + " is on none of the topics " + topics.keySet());
        }
        return known;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A type, and the topics it may be on: one, unless several services say it. */
    private record Known(EventType<?> type, Set<String> topics, byte[] wireName, byte[] dataSchema, ObjectReader reader,
                         ObjectWriter writer) {

        static Known of(EventType<?> type) {
            return new Known(type, new HashSet<>(), utf8(type.wireName()), utf8(type.dataSchema()),
                    JSON.readerFor(type.data()), JSON.writerFor(type.data()));
        }

        byte[] toJson(Object data) {
            try {
                return writer.writeValueAsBytes(data);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(type.wireName() + " cannot be written", e);
            }
        }

        Object fromJson(byte[] value) throws IOException {
            Object data = reader.readValue(value);
            if (data == null) {
                throw new IOException("null");
            }
            return data;
        }
    }

    /** The headers of one record; read in one pass, because looking one up scans them all. */
    private static final class Attributes {
        private String id;
        private String source;
        private String type;
        private String subject;
        private String time;
        private String recordedTime;
        private String knownTime;
        private String contentHash;
        private String causationId;
        private String notAfter;
        private String traceParent;

        static Attributes of(Headers headers) {
            Attributes attributes = new Attributes();
            for (Header header : headers) {
                if (header.value() != null) {
                    attributes.set(header.key(), header.value());
                }
            }
            return attributes;
        }

        private void set(String name, byte[] bytes) {
            switch (name) {
                case Attribute.ID -> id = text(bytes);
                case Attribute.SOURCE -> source = text(bytes);
                case Attribute.TYPE -> type = text(bytes);
                case Attribute.SUBJECT -> subject = text(bytes);
                case Attribute.TIME -> time = text(bytes);
                case Attribute.RECORDED_TIME -> recordedTime = text(bytes);
                case Attribute.KNOWN_TIME -> knownTime = text(bytes);
                case Attribute.CONTENT_HASH -> contentHash = text(bytes);
                case Attribute.CAUSATION_ID -> causationId = text(bytes);
                case Attribute.NOT_AFTER -> notAfter = text(bytes);
                case Attribute.TRACE_PARENT -> traceParent = bytes.length > LONGEST_TRACE_PARENT ? null : text(bytes);
                default -> {
                    // An attribute of a later time: readers ignore what they do not know.
                }
            }
        }

        boolean complete() {
            return id != null && source != null && time != null && recordedTime != null;
        }

        @SuppressWarnings({"unchecked", "rawtypes"})
        Envelope<?> envelope(EventType<?> eventType, Object data, byte[] value) {
            return new Envelope(UUID.fromString(id), source, (EventType) eventType, subject, moment(time),
                    moment(recordedTime), knownTime == null ? null : moment(knownTime),
                    contentHash == null ? ContentHash.of(value) : checkedHash(contentHash),
                    causationId == null ? null : UUID.fromString(causationId),
                    notAfter == null ? null : moment(notAfter), data);
        }

        /** In a year of four digits, as RFC 3339 has them: others have no place in the tables. */
        private static Instant moment(String text) {
            Instant moment = Moments.read(text);
            if (moment.isBefore(FIRST_MOMENT) || !moment.isBefore(END_OF_TIME)) {
                throw new IllegalArgumentException("moment");
            }
            return moment;
        }

        private static String checkedHash(String hash) {
            if (hash.length() != ContentHash.BYTES * 2) {
                throw new IllegalArgumentException("content hash");
            }
            HexFormat.of().parseHex(hash);
            return hash;
        }

        private static String text(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
