package org.tandem.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

/** What people see of refused input: every page of {@code GET /rejected-captures}. */
public final class RejectedPages {

    private RejectedPages() {
    }

    /** What was refused, as JSON text, by capture id. */
    public static Map<String, JsonNode> read(URI base, String token) throws IOException, InterruptedException {
        ObjectMapper json = new ObjectMapper();
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        Map<String, JsonNode> found = new HashMap<>();
        String next = null;
        do {
            URI page = base.resolve("/rejected-captures" + (next == null ? "" : "?cursor=" + encode(next, UTF_8)));
            HttpResponse<String> response = http.send(HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(10))
                    .header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(page + " answered " + response.statusCode() + " " + response.body());
            }
            JsonNode answer = json.readTree(response.body());
            for (JsonNode one : answer.path("rejectedCaptures")) {
                if (found.put(one.path("captureId").asText(), one.path("rejected")) != null) {
                    throw new IllegalStateException("on two pages: " + one.path("captureId"));
                }
            }
            next = answer.path("next").asText(null);
        } while (next != null);
        return found;
    }
}
