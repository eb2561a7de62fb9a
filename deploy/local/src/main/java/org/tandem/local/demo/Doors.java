package org.tandem.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.tandem.local.service.LocalService;
import org.tandem.local.service.ServiceSettings;
import org.tandem.local.state.PrivateFile;
import org.tandem.local.state.Ports;
import org.tandem.local.state.Secrets;
import org.tandem.local.state.StateFolder;
import org.tandem.local.token.BearerToken;
import org.tandem.local.token.Role;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The public APIs of the platform in a folder: nothing of the demo gets in by another way. */
final class Doors {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration TOKEN = Duration.ofHours(12);
    private static final Duration RENEW = Duration.ofHours(1);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<String, Integer> ports;
    private final String senderKey;
    private final PrivateKey signing;
    private final Map<String, Token> tokens = new HashMap<>();

    private record Token(String text, Instant from) {
    }

    /** @param body missing where it was not JSON */
    record Answer(int status, JsonNode body) {

        boolean isDone() {
            return status / 100 == 2;
        }

        String eventId() {
            return body.findPath("eventId").asText(null);
        }
    }

    Doors(StateFolder folder) {
        this.ports = Ports.read(folder);
        this.senderKey = PrivateFile.read(Secrets.senderKeyFile(folder)).strip();
        this.signing = Secrets.signingKey(folder);
    }

    /** What a page of the site sends. */
    Answer submit(String form, Map<String, ?> fields) throws IOException, InterruptedException {
        return json(request(LocalService.LEAD_CAPTURE, "/forms/" + form + "/submissions").header("Origin", Campaigns.SITE), fields);
    }

    /** The last line of the answer to a list that a system with the secret key brings. */
    JsonNode bringList(String path, String csv) throws IOException, InterruptedException {
        return list(request(LocalService.LEAD_CAPTURE, path).header("X-Api-Key", senderKey), csv);
    }

    /** The last line of the answer to a list that a person brings. */
    JsonNode bringDeals(String path, String csv) throws IOException, InterruptedException {
        return list(as(LocalService.PIPELINE, "manager-1", Role.SALES_MANAGER, path), csv);
    }

    Answer post(LocalService service, String user, Role role, String path, Map<String, ?> fields) throws IOException, InterruptedException {
        return json(as(service, user, role, path), fields);
    }

    Answer get(LocalService service, String user, Role role, String path) throws IOException, InterruptedException {
        return answer(http.send(as(service, user, role, path).GET().build(), BodyHandlers.ofString()));
    }

    private JsonNode list(HttpRequest.Builder request, String csv) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.header("Content-Type", "text/csv").POST(BodyPublishers.ofString(csv)).build(),
                BodyHandlers.ofString());
        List<String> lines = response.body().lines().toList();
        return lines.isEmpty() ? JSON.missingNode() : JSON.readTree(lines.get(lines.size() - 1));
    }

    private Answer json(HttpRequest.Builder request, Map<String, ?> fields) throws IOException, InterruptedException {
        return answer(http.send(request.header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(fields))).build(), BodyHandlers.ofString()));
    }

    private static Answer answer(HttpResponse<String> response) throws IOException {
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        return new Answer(response.statusCode(), json ? JSON.readTree(response.body()) : JSON.missingNode());
    }

    private HttpRequest.Builder as(LocalService service, String user, Role role, String path) {
        return request(service, path).header("Authorization", "Bearer " + token(user, role, Instant.now()));
    }

    private String token(String user, Role role, Instant now) {
        return tokens.compute(user + " " + role, (who, known) -> known != null && known.from.plus(RENEW).isAfter(now) ? known
                : new Token(BearerToken.of(signing, ServiceSettings.ISSUER, ServiceSettings.AUDIENCE, user, now, TOKEN, role.code()), now)).text;
    }

    private HttpRequest.Builder request(LocalService service, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + ports.get(service.id()) + path)).timeout(TIMEOUT);
    }
}
