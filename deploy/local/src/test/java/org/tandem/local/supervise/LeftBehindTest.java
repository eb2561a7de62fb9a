package org.tandem.local.supervise;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandem.local.state.ProcessRecord;
import org.tandem.local.state.StateFolder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class LeftBehindTest {

    @TempDir
    Path directory;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Console console = new Console(new PrintStream(said, true, UTF_8));
    private StateFolder folder;
    private final List<Process> processes = new ArrayList<>();

    @BeforeEach
    void open() {
        folder = StateFolder.at(directory.resolve("state"));
        folder.open();
    }

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void isFoundByItsMarkerAndStopped() throws Exception {
        // Given
        Process scoring = start(folder.marker(), "-Dtandem.process=scoring");
        Process broker = start(folder.marker(), "-Dtandem.process=broker");
        Process stranger = start(StateFolder.at(directory.resolve("state2")).marker(), "-Dtandem.process=scoring");
        await().untilAsserted(() -> assertThat(LeftBehind.find(folder)).containsOnlyKeys("scoring", "broker"));

        // When
        List<String> stopped = LeftBehind.stop(folder, console);

        // Then
        assertThat(stopped).containsExactlyInAnyOrder("scoring", "broker");
        assertThat(scoring.waitFor()).isNotZero();
        assertThat(broker.waitFor()).isNotZero();
        assertThat(stranger.isAlive()).isTrue();
        assertThat(LeftBehind.find(folder)).isEmpty();
    }

    /** As a start that is only prepared is: with the class path of an application, and written down nowhere. */
    @Test
    void isFoundByItsMarkerAmongMoreArgumentsThanJavaTells() throws Exception {
        // Given
        String classPath = "x".repeat(30_000);
        Process prepared = start(folder.marker(), "-Dtandem.process=scoring", classPath);
        Process other = start(folder.marker(), "-Dtandem.process=scoring", classPath);
        await().untilAsserted(() -> assertThat(LeftBehind.find(folder)).hasSize(2).containsKey("scoring"));

        // When
        List<String> stopped = LeftBehind.stop(folder, console);

        // Then
        assertThat(stopped).hasSize(2);
        assertThat(prepared.waitFor()).isNotZero();
        assertThat(other.waitFor()).isNotZero();
        assertThat(LeftBehind.find(folder)).isEmpty();
    }

    @Test
    void isFoundByWhatWasWrittenDownWhereItsArgumentsCannotBeSeen() throws Exception {
        // Given some that have none
        for (String name : List.of("scoring", "demo")) {
            Process process = new ProcessBuilder("cat").start();
            processes.add(process);
            ProcessRecord.write(folder, name, process.toHandle());
        }
        await().untilAsserted(() -> assertThat(LeftBehind.find(folder)).containsOnlyKeys("scoring", "demo"));

        // When
        List<String> stopped = LeftBehind.stop(folder, console);

        // Then
        assertThat(stopped).containsExactlyInAnyOrder("scoring", "demo");
        assertThat(LeftBehind.find(folder)).isEmpty();
    }

    @Test
    void oneThatDoesNotListenIsKilled() throws Exception {
        Process deaf = new ProcessBuilder("sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 1; done", "sh",
                folder.marker(), "-Dtandem.process=scoring").start();
        processes.add(deaf);
        assertThat(deaf.inputReader().readLine()).isEqualTo("deaf");

        LeftBehind.stop(Map.of("scoring", deaf.toHandle()), Duration.ofMillis(2_100), console);

        assertThat(deaf.waitFor()).isEqualTo(137);
        assertThat(said.toString(UTF_8)).isEqualTo("  stopping scoring: 2 s\n");
    }

    @Test
    void nothingIsNothing() {
        assertThat(LeftBehind.stop(folder, console)).isEmpty();
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "while :; do sleep 1; done", "sh"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).start();
        processes.add(process);
        return process;
    }
}
