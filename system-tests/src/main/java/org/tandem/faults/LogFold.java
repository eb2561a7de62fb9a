package org.tandem.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.tandem.faults.StreamLog.Content;
import org.tandem.faults.StreamState.Capture;
import org.tandem.faults.StreamState.Fact;
import org.tandem.faults.StreamState.Lead;
import org.tandem.faults.StreamState.Part;
import org.tandem.faults.StreamState.Profile;
import org.tandem.faults.StreamState.Rejected;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Says what the tables must hold. It shares no code with the services on purpose: a mistake in their codec or fold must
 * not be made twice and agree with itself. Erasures it does not know, and says so.
 */
final class LogFold {

    /** PostgreSQL's order of UUIDs is that of their digits. */
    private static final Comparator<Map.Entry<Fact, Capture>> FIRST =
            Comparator.comparing((Map.Entry<Fact, Capture> one) -> one.getValue().capturedAt())
                    .thenComparing(one -> one.getKey().eventId()).thenComparing(one -> one.getKey().contentHash());

    private final ObjectMapper json = new ObjectMapper();
    private final Map<Fact, Capture> captures = new HashMap<>();
    private final Map<Part, Profile> profiles = new HashMap<>();
    private final Map<Fact, Instant> activities = new HashMap<>();
    private final Map<String, Rejected> rejected = new HashMap<>();
    private final Map<Fact, Content> contents = new HashMap<>();
    private final Set<Fact> active = new HashSet<>();
    private final Set<String> refused = new HashSet<>();
    private int parked;
    private long records;

    void apply(ConsumerRecord<byte[], byte[]> record) {
        records++;
        switch (record.topic()) {
            case "leads" -> lead(record);
            case "lead-profiles" -> profile(record);
            case "activities" -> activity(record);
            case "rejected-captures" -> rejection(record);
            case "lead-capture-parked" -> parked++;
            default -> throw new IllegalArgumentException(record.topic());
        }
    }

    StreamLog log() {
        StreamState tables = new StreamState(leads(), captures, profiles, activities, rejected);
        return new StreamLog(tables, contents, active, refused, parked, records);
    }

    private void lead(ConsumerRecord<byte[], byte[]> record) {
        switch (header(record, "ce_type")) {
            case "org.tandem.lead.captured.v1" -> {
                JsonNode data = tree(record.value());
                Set<String> parts = new HashSet<>();
                data.path("parts").forEach(part -> parts.add(part.asText()));
                // the same content again changes nothing: the first one counts
                captures.putIfAbsent(fact(header(record, "ce_id"), record), new Capture(text(record.key()),
                        data.path("sender").asText(), moment(record, "ce_time"), moment(record, "ce_recordedtime"),
                        parts.contains("profile"), parts.contains("activity"), text(record.value())));
            }
            case "org.tandem.capture.refused.v1" -> refused.add(text(record.key()));
            case "org.tandem.lead.erased.v1" -> throw new UnsupportedOperationException("erasures are not folded here");
            default -> {
                // nothing that these tables show
            }
        }
    }

    private void profile(ConsumerRecord<byte[], byte[]> record) {
        Part part = part(text(record.key()));
        if (part == null) {
            return; // the housekeeping records that keep compaction going
        }
        if (record.value() == null) {
            profiles.remove(part);
            return;
        }
        JsonNode data = tree(record.value());
        Fact capture = fact(data.path("captureId").asText(), record);
        contents.put(capture,
                new Content(data.path("email").asText(null), data.path("message").asText(null)));
        profiles.put(part, new Profile(capture, moment(record, "ce_time"), moment(record, "ce_recordedtime"), text(record.value())));
    }

    private void activity(ConsumerRecord<byte[], byte[]> record) {
        String captureId = tree(record.value()).path("captureId").asText(null);
        if (captureId != null && active.add(fact(captureId, record))) {
            activities.merge(fact(captureId, record), moment(record, "ce_recordedtime"),
                    (a, b) -> a.isAfter(b) ? a : b);
        }
    }

    private void rejection(ConsumerRecord<byte[], byte[]> record) {
        String key = text(record.key());
        if (record.value() == null) {
            rejected.remove(key);
            return;
        }
        JsonNode data = tree(record.value());
        rejected.put(key, new Rejected(data.path("leadId").asText(null), data.path("sender").asText(),
                moment(record, "ce_recordedtime"), text(record.value())));
    }

    private Map<String, Lead> leads() {
        Map<String, Map.Entry<Fact, Capture>> first = new HashMap<>();
        Map<String, Instant> last = new HashMap<>();
        for (Map.Entry<Fact, Capture> one : captures.entrySet()) {
            String leadId = one.getValue().leadId();
            first.merge(leadId, one, (a, b) -> FIRST.compare(a, b) <= 0 ? a : b);
            last.merge(leadId, one.getValue().capturedAt(), (a, b) -> a.isAfter(b) ? a : b);
        }
        Map<String, Lead> leads = new HashMap<>();
        first.forEach((leadId, one) -> {
            JsonNode data = tree(one.getValue().data().getBytes(UTF_8));
            leads.put(leadId, new Lead(one.getValue().capturedAt(), one.getKey(), last.get(leadId), data.path("sender").asText(),
                    data.path("source").asText(null), data.path("campaign").asText(null), data.path("form").asText(null),
                    data.path("business").path("country").asText(null), data.path("historical").asBoolean()));
        });
        return leads;
    }

    private static Fact fact(String eventId, ConsumerRecord<byte[], byte[]> record) {
        return new Fact(eventId, header(record, "ce_contenthash"));
    }

    private static Part part(String key) {
        int slash = key.indexOf('/');
        return slash < 0 ? null : new Part(key.substring(0, slash), key.substring(slash + 1));
    }

    private JsonNode tree(byte[] value) {
        try {
            return json.readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant moment(ConsumerRecord<byte[], byte[]> record, String name) {
        return Instant.parse(header(record, name));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : text(header.value());
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, UTF_8);
    }
}
