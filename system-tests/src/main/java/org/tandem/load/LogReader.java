package org.tandem.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Reads the stream to its end and says what the tables must hold. It shares no code with the services on purpose: a
 * mistake in their codec or fold must not be made twice and agree with itself.
 */
public final class LogReader {

    public static final List<String> TOPICS = List.of("leads", "lead-profiles", "rejected-captures");
    private static final Duration LIMIT = Duration.ofSeconds(120);

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Set<String>> leads = new TreeMap<>();
    private final Map<String, StreamState.Capture> captures = new TreeMap<>();
    private final Map<String, StreamState.Profile> profiles = new TreeMap<>();
    private final Map<String, String> rejected = new TreeMap<>();
    private final Set<String> conflicts = new TreeSet<>();
    private long records;

    private LogReader() {
    }

    /** The state at the end offsets of this moment; fails if they cannot be reached, since an empty poll proves nothing. */
    public static StreamState read(String bootstrap) {
        LogReader reader = new LogReader();
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            reader.readAll(consumer);
        }
        return new StreamState(reader.leads, reader.captures, reader.profiles, reader.rejected, reader.conflicts);
    }

    private void readAll(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = TOPICS.stream().flatMap(t -> consumer.partitionsFor(t).stream())
                .map(p -> new TopicPartition(p.topic(), p.partition())).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
        long giveUp = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            if (ends.isEmpty()) {
                return;
            }
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("end offsets not reached after " + records + " records; missing: " + ends);
            }
            consumer.poll(Duration.ofMillis(200)).forEach(this::apply);
        }
    }

    void apply(ConsumerRecord<byte[], byte[]> record) {
        records++;
        switch (record.topic()) {
            case "leads" -> lead(record);
            case "lead-profiles" -> profile(record);
            case "rejected-captures" -> rejection(record);
            default -> throw new IllegalArgumentException(record.topic());
        }
    }

    StreamState state() {
        return new StreamState(leads, captures, profiles, rejected, conflicts);
    }

    static LogReader empty() {
        return new LogReader();
    }

    private void lead(ConsumerRecord<byte[], byte[]> record) {
        if (!"org.tandem.lead.captured.v1".equals(header(record, "ce_type"))) {
            return;
        }
        String event = header(record, "ce_id");
        var capture = new StreamState.Capture(text(record.key()), header(record, "ce_contenthash"));
        StreamState.Capture first = captures.putIfAbsent(event, capture);
        if (first != null && !first.equals(capture)) {
            conflicts.add(event); // the first content counts, and the second is not silent
            return;
        }
        leads.computeIfAbsent(capture.leadId(), lead -> new TreeSet<>()).add(event);
    }

    private void profile(ConsumerRecord<byte[], byte[]> record) {
        String key = text(record.key());
        if (record.value() == null) {
            profiles.remove(key);
            return;
        }
        int slash = key.indexOf('/');
        if (slash < 0 || !"org.tandem.profile.captured.v1".equals(header(record, "ce_type"))) {
            return; // the housekeeping records that keep compaction going
        }
        profiles.put(key, new StreamState.Profile(key.substring(0, slash), key.substring(slash + 1),
                tree(record.value()).path("email").asText(null)));
    }

    private void rejection(ConsumerRecord<byte[], byte[]> record) {
        String key = text(record.key());
        if (record.value() == null) {
            rejected.remove(key);
        } else if ("org.tandem.capture.rejected.v1".equals(header(record, "ce_type"))) {
            rejected.put(key, tree(record.value()).path("sender").asText());
        }
    }

    private JsonNode tree(byte[] value) {
        try {
            return json.readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : text(header.value());
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, UTF_8);
    }
}
