package org.tandem.local.supervise;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandem.local.process.ManagedProcess;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class SupervisedTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path directory;
    private final List<Long> starts = new ArrayList<>();
    private ManagedProcess process;
    private boolean lives = true;

    @AfterEach
    void end() {
        process.close();
    }

    @Test
    void whoIsKilledIsStartedAgainAfterAWhile() {
        // Given
        Supervised supervised = supervised("echo ready; exec sleep 60");
        supervised.start(NOW);
        process.awaitLine("ready", SOON);
        assertThat(supervised.look(NOW)).isEmpty();
        boolean readyAtFirst = supervised.isReady();

        // When
        process.kill();

        // Then
        assertThat(readyAtFirst).isTrue();
        assertThat(supervised.look(NOW.plusSeconds(5))).contains("one was killed; it is started again in 1 s");
        assertThat(supervised.isReady()).isFalse();
        assertThat(supervised.look(NOW.plusMillis(5_999))).isEmpty();
        assertThat(starts).hasSize(1);
        assertThat(supervised.look(NOW.plusSeconds(6))).isEmpty();
        assertThat(starts).hasSize(2).doesNotHaveDuplicates();
        process.awaitLine("ready", SOON);
        assertThat(supervised.look(NOW.plusSeconds(9))).contains("one is ready again after 3 s");
        assertThat(supervised.isReady()).isTrue();
    }

    @Test
    void whoCannotBeStartedAgainIsTriedLater() throws Exception {
        // Given
        Supervised supervised = supervised("echo ready; exec sleep 60");
        supervised.start(NOW);
        process.awaitLine("ready", SOON);
        supervised.look(NOW);
        process.kill();
        supervised.look(NOW);
        Files.delete(directory.resolve("one.log"));
        Files.createDirectory(directory.resolve("one.log"));

        // When
        Optional<String> said = supervised.look(NOW.plusSeconds(1));
        Files.delete(directory.resolve("one.log"));
        supervised.look(NOW.plusSeconds(2));
        int startsTooEarly = starts.size();
        supervised.look(NOW.plusSeconds(3));

        // Then
        assertThat(said.orElseThrow()).startsWith("one cannot be started: ").endsWith("; it is tried again in 2 s");
        assertThat(startsTooEarly).isEqualTo(1);
        assertThat(starts).hasSize(2);
    }

    @Test
    void whoNeverGetsReadyIsGivenUpAtTheThirdTime() {
        Supervised supervised = supervised("echo 'java.net.BindException: Address already in use'; exit 1");
        supervised.start(NOW);

        assertThat(ended(supervised, NOW)).contains("one ended with 1: Address already in use; it is started again in 1 s");
        supervised.look(NOW.plusSeconds(1));
        assertThat(ended(supervised, NOW.plusSeconds(1))).contains("one ended with 1: Address already in use; it is started again in 2 s");
        supervised.look(NOW.plusSeconds(3));
        assertThat(ended(supervised, NOW.plusSeconds(3))).isEmpty();

        assertThat(supervised.givenUp()).contains("ended with 1: Address already in use");
        assertThat(supervised.look(NOW.plusSeconds(90))).isEmpty();
        assertThat(starts).hasSize(3);
    }

    @Test
    void whoMustNotRunAsConfiguredIsGivenUpAtOnce() {
        Supervised supervised = supervised("echo 'refusing to start: no team'; exit 78");
        supervised.start(NOW);

        assertThat(ended(supervised, NOW)).isEmpty();
        assertThat(supervised.givenUp()).contains("ended with 78: it refuses: no team");
    }

    @Test
    void whoLivesHasAllTheTimeItTakesToGetReady() {
        // Given
        Supervised supervised = supervised("exec sleep 600");
        supervised.start(NOW);

        // When
        Optional<String> soon = supervised.look(NOW.plusSeconds(59));
        Optional<String> late = supervised.look(NOW.plusSeconds(61));
        Optional<String> thereupon = supervised.look(NOW.plusSeconds(62));
        Optional<String> veryLate = supervised.look(NOW.plusSeconds(3_600));

        // Then
        assertThat(soon).isEmpty();
        assertThat(late).contains("one lives and is not ready after 61 s; it is left alone");
        assertThat(thereupon).isEmpty();
        assertThat(veryLate).contains("one lives and is not ready after 3600 s; it is left alone");
        assertThat(process.alive()).isTrue();
        assertThat(starts).hasSize(1);
    }

    @Test
    void whoDoesNotAnswerAnyMoreIsStartedAgain() {
        // Given
        Supervised supervised = ready();
        lives = false;

        // When
        List<String> said = lookEveryTenSeconds(supervised, 10, 120);

        // Then
        assertThat(said).containsExactly("one was killed, because it did not answer for 110 s; it is started again in 1 s");
        assertThat(process.alive()).isFalse();
        supervised.look(NOW.plusSeconds(121));
        assertThat(starts).hasSize(2);
    }

    @Test
    void whoAnswersNowAndThenIsLeftAlone() {
        // Given
        Supervised supervised = ready();

        // When
        lives = false;
        List<String> said = lookEveryTenSeconds(supervised, 10, 110);
        lives = true;
        said.addAll(lookEveryTenSeconds(supervised, 120, 120));
        lives = false;
        said.addAll(lookEveryTenSeconds(supervised, 130, 230));

        // Then
        assertThat(said).isEmpty();
        assertThat(process.alive()).isTrue();
    }

    private static List<String> lookEveryTenSeconds(Supervised supervised, int from, int until) {
        List<String> said = new ArrayList<>();
        for (int second = from; second <= until; second += 10) {
            supervised.look(NOW.plusSeconds(second)).ifPresent(said::add);
        }
        return said;
    }

    private Optional<String> ended(Supervised supervised, Instant now) {
        assertThat(process.gone(SOON)).isTrue();
        return supervised.look(now);
    }

    private Supervised ready() {
        Supervised supervised = supervised("echo ready; exec sleep 600");
        supervised.start(NOW);
        process.awaitLine("ready", SOON);
        supervised.look(NOW);
        return supervised;
    }

    private Supervised supervised(String script) {
        process = new ManagedProcess("one", List.of("sh", "-c", script), directory.resolve("one.log"), List::of);
        return new Supervised(process, one -> one.find("ready").isPresent(), () -> lives, one -> starts.add(one.pid()));
    }
}
