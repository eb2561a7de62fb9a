package org.tandem.start;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandem.local.PostgresServer;
import org.tandem.local.state.StateFolder;
import org.tandem.local.supervise.LeftBehind;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The commands that people type, with what was built: the platform starts, heals, survives its own supervisor, and ends. */
class TandemUpIT {

    private static final Duration SOON = Duration.ofSeconds(120);
    private static final int KILLED = 137;
    private static final int REFUSED = 3;

    @TempDir
    Path directory;
    private Commands tandem;
    private Path state;

    @AfterEach
    void nothingIsLeft() {
        tandem.close();
    }

    @Test
    void startsHealsSurvivesAndEnds() throws Exception {
        // Given
        state = directory.resolve("state");
        tandem = new Commands(state, directory);
        Commands.Running first = tandem.start("up");
        first.awaitLine("  stop ", SOON);

        // When
        HttpResponse<String> captured = post(first.address("lead-capture") + "/leads", Files.readString(file(first, "secret key")).strip());

        // Then
        assertThat(captured.statusCode()).as(captured.body()).isEqualTo(202);
        String lead = field(captured.body(), "leadId");
        String token = tandem.run("token", "--role", "marketing", "--user", "anna").line();
        await().atMost(SOON).untilAsserted(() -> assertThat(get(first.address("lead-capture") + "/leads/" + lead, token)).isEqualTo(200));

        // And a second one is told where the first is
        Commands.Ended second = tandem.run("up");
        assertThat(second.exit()).isEqualTo(REFUSED);
        assertThat(second.line()).contains("is run already by process " + first.pid(), first.address("lead-capture"));
        assertThat(tandem.run("reset", "--yes").line()).contains("runs: stop it first");
        assertThat(tandem.run("status").exit()).isZero();

        // When
        long scoring = pid("scoring");
        kill(scoring);

        // Then
        first.awaitLine(" scoring is ready again after ", SOON);
        assertThat(pid("scoring")).isNotEqualTo(scoring);

        // When
        kill(first.pid());
        assertThat(first.awaitExit(SOON)).isEqualTo(KILLED);
        assertThat(tandem.run("status").text()).contains("Nobody runs");
        Commands.Running again = tandem.start("up");
        again.awaitLine("  stop ", SOON);

        // Then
        assertThat(again.text()).contains("stopping what an earlier start left behind");
        await().atMost(SOON).untilAsserted(() -> assertThat(get(again.address("lead-capture") + "/leads/" + lead, token)).isEqualTo(200));

        // When
        Commands.Ended down = tandem.run("down");

        // Then
        assertThat(down.exit()).as(down.text()).isZero();
        again.awaitExit(SOON);
        assertThat(LeftBehind.find(StateFolder.at(state))).isEmpty();
        assertThat(PostgresServer.pids(state.resolve("postgres"))).isEmpty();
        assertThat(tandem.run("reset", "--yes").exit()).isZero();
        assertThat(state).doesNotExist();
    }

    private Path file(Commands.Running platform, String row) {
        return directory.resolve(platform.row(row));
    }

    /** As {@code status} shows it. */
    private long pid(String process) throws Exception {
        Matcher row = Pattern.compile("(?m)^" + process + " .*? (\\d+) ").matcher(tandem.run("status").text());
        assertThat(row.find()).isTrue();
        return Long.parseLong(row.group(1));
    }

    private static void kill(long pid) {
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
    }

    private static HttpResponse<String> post(String uri, String key) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(uri)).header("X-Api-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"email\":\"ana.souza@customer.example\",\"company\":\"Customer Ltd\"}")).build(),
                BodyHandlers.ofString());
    }

    private static int get(String uri, String token) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(uri)).header("Authorization", "Bearer " + token)
                .build(), BodyHandlers.discarding()).statusCode();
    }

    private static String field(String json, String name) {
        Matcher field = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        assertThat(field.find()).as(json).isTrue();
        return field.group(1);
    }
}
