package org.tandem.start;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** {@code ./tandem up --demo}, read back through the APIs. */
class DemoIT {

    private static final Duration SOON = Duration.ofSeconds(120);
    private static final int REFUSED = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;
    private Commands tandem;

    @AfterEach
    void nothingIsLeft() {
        tandem.close();
    }

    @Test
    void tellsItsHistoryAndGoesOn() throws Exception {
        // Given
        tandem = new Commands(directory.resolve("state"), directory);

        // When
        Commands.Running platform = tandem.start("up", "--demo");
        platform.awaitLine("  stop ", SOON);

        // Then
        assertThat(platform.text()).contains("are invented");
        String marketing = tandem.run("token", "--role", "marketing", "--user", "anna").line();
        String manager = tandem.run("token", "--role", "sales-manager", "--user", "mona").line();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                count(get(platform, "pipeline", "/imports/deals/counts", manager), "deals")).isEqualTo(2));
        await().atMost(SOON).untilAsserted(() -> assertThat(
                count(get(platform, "lead-capture", "/leads/counts?by=origin", marketing), "leads")).isEqualTo(600));
        assertThat(leadsOfTheWebinar(platform, marketing)).hasSize(600);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                get(platform, "pipeline", "/inbox", manager).path("leads")).isNotEmpty());
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                get(platform, "analytics", "/sdrs", manager).path("rows")).hasSize(2));
        await().atMost(SOON).untilAsserted(() -> assertThat(tandem.run("logs", "demo").text()).contains("people are at work"));

        // And when it is stopped, and started again
        assertThat(tandem.run("down").exit()).isZero();
        platform.awaitExit(SOON);
        Commands.Running again = tandem.start("up", "--demo");
        again.awaitLine("  stop ", SOON);

        // Then its history was not told twice
        await().atMost(SOON).untilAsserted(() -> assertThat(tandem.run("logs", "demo").text()).contains("people are at work"));
        assertThat(tandem.run("logs", "demo").text()).doesNotContain("history of");
        assertThat(count(get(again, "lead-capture", "/leads/counts?by=origin", marketing), "leads")).isEqualTo(600);
        assertThat(tandem.run("down").exit()).isZero();
        again.awaitExit(SOON);
    }

    @Test
    void doesNotMixWithSomebodysOwnData() throws Exception {
        // Given
        tandem = new Commands(directory.resolve("state"), directory);
        Commands.Running own = tandem.start("up");
        own.awaitLine("  stop ", SOON);
        assertThat(tandem.run("down").exit()).isZero();
        own.awaitExit(SOON);

        // When
        Commands.Ended demo = tandem.run("up", "--demo");

        // Then
        assertThat(demo.exit()).isEqualTo(REFUSED);
        assertThat(demo.line()).contains("was begun without --demo");
    }

    private static Set<String> leadsOfTheWebinar(Commands.Running platform, String token) throws IOException, InterruptedException {
        Set<String> leads = new HashSet<>();
        String cursor = null;
        do {
            JsonNode page = get(platform, "lead-capture", "/leads?campaign=winter-webinar&limit=100"
                    + (cursor == null ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8)), token);
            page.path("leads").forEach(lead -> leads.add(lead.path("leadId").asText()));
            cursor = page.path("next").asText(null);
        } while (cursor != null);
        return leads;
    }

    private static int count(JsonNode counts, String what) {
        for (JsonNode group : counts.path("groups")) {
            if (group.path("value").asText().equals("webinar")) {
                return group.path(what).asInt();
            }
        }
        return 0;
    }

    private static JsonNode get(Commands.Running platform, String service, String path, String token) throws IOException, InterruptedException {
        return JSON.readTree(HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(platform.address(service) + path))
                .header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString()).body());
    }
}
