package org.tandem.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.tandem.load.TinyServer;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What the real service promises, in a few lines: one id, one content, all its records; and what it refuses is kept. */
final class TinyCapture {

    private static final ObjectMapper JSON = new ObjectMapper();

    final List<ConsumerRecord<byte[], byte[]>> log = new CopyOnWriteArrayList<>();
    private final Map<String, String> contents = new ConcurrentHashMap<>();

    List<String> take(TinyServer.Request request) {
        return take(request, idOf(key(request)));
    }

    synchronized List<String> take(TinyServer.Request request, String event) {
        Map<String, String> fields = fields(request);
        String email = fields.getOrDefault("email", "");
        if (!email.contains("@") || email.endsWith("@")) {
            return refuse(request, 400);
        }
        String before = contents.putIfAbsent(event, request.body());
        if (before != null && !before.equals(request.body())) {
            return refuse(request, 409);
        }
        String lead = idOf(email);
        String hash = Integer.toHexString(request.body().hashCode());
        add("leads", lead, event, "org.tandem.lead.captured.v1", hash, Map.of("sender", "load", "parts", List.of("profile")));
        String profile = idOf(event + hash);
        add("lead-profiles", lead + "/" + profile, event, "org.tandem.profile.captured.v1", hash,
                Map.of("captureId", event, "email", email, "message", fields.getOrDefault("message", "")));
        return answer(202, "{\"leadId\":\"" + lead + "\",\"eventId\":\"" + event + "\"}");
    }

    void add(String topic, String key, String id, String type, String hash, Map<String, ?> value) {
        RecordHeaders headers = new RecordHeaders();
        Map.of("ce_id", id, "ce_type", type, "ce_contenthash", hash, "ce_time", "2026-01-01T00:00:00Z",
                "ce_recordedtime", "2026-01-01T00:00:00Z").forEach((name, text) -> headers.add(name, text.getBytes(UTF_8)));
        log.add(new ConsumerRecord<>(topic, 0, 0, 0, TimestampType.CREATE_TIME, 0, 0, key.getBytes(UTF_8),
                JSON.valueToTree(value).toString().getBytes(UTF_8), headers, Optional.empty()));
    }

    static String idOf(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(UTF_8)).toString();
    }

    static String key(TinyServer.Request request) {
        return request.head().lines().filter(l -> l.startsWith("Idempotency-Key")).findFirst().orElseThrow().split(": ?")[1];
    }

    static List<String> answer(int status, String body) {
        return List.of("HTTP/1.1 " + status + " X\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private List<String> refuse(TinyServer.Request request, int status) {
        String endpoint = request.head().split(" ")[1];
        String id = idOf(endpoint + request.body());
        add("leads", id, id, "org.tandem.capture.refused.v1", "h", Map.of());
        add("rejected-captures", id, id, "org.tandem.capture.rejected.v1", "h",
                Map.of("sender", "load", "endpoint", endpoint, "payload", request.body()));
        return answer(status, "{}");
    }

    private static Map<String, String> fields(TinyServer.Request request) {
        try {
            if (request.head().contains("urlencoded")) {
                Function<String, String> decoded = text -> URLDecoder.decode(text, UTF_8);
                return Arrays.stream(request.body().split("&")).map(field -> field.split("=", 2))
                        .collect(Collectors.toMap(field -> decoded.apply(field[0]), field -> decoded.apply(field[1])));
            }
            JsonNode json = JSON.readTree(request.body());
            return Map.of("email", json.path("email").asText(""), "message", json.path("message").asText(""));
        } catch (Exception unreadable) {
            return Map.of();
        }
    }
}
