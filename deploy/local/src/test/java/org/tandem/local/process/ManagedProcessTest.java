package org.tandem.local.process;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ManagedProcessTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    static Path logs;

    private final Processes processes = new Processes(logs);

    @AfterEach
    void end() {
        processes.close();
    }

    @Test
    void aKilledProcessStartsAgainWithTheSameCommand() {
        ManagedProcess process = talker("killed");
        assertThat(process.awaitLine("ready ", SOON)).isEqualTo("here");
        long first = process.pid();

        process.kill();
        assertThat(process.alive()).isFalse();
        process.restart();
        process.awaitReady(SOON);

        assertThat(process.alive()).isTrue();
        assertThat(process.pid()).isNotEqualTo(first);
    }

    @Test
    void aFrozenProcessUsesNoCpuAndGoesOnAfterwards() throws Exception {
        ManagedProcess process = talker("frozen");
        process.awaitLine("ready ", SOON);

        process.pause();
        assertThat(state(process)).isEqualTo("T");
        process.resume();

        assertThat(state(process)).isNotEqualTo("T");
    }

    @Test
    void terminateEndsItInPeace() {
        ManagedProcess process = talker("terminated");
        process.awaitLine("ready ", SOON);

        assertThat(process.terminate(SOON)).isTrue();
    }

    @Test
    void cpuAndMemoryAreRead() {
        ManagedProcess process = talker("measured");
        process.awaitLine("ready ", SOON);

        assertThat(process.cpuMillis()).isPositive();
        assertThat(process.rssKiB()).isBetween(1_000L, 4_000_000L);
        assertThat(process.peakRssKiB()).isGreaterThanOrEqualTo(process.rssKiB() / 2);
    }

    @Test
    void aProcessThatDiesWhileWaitedForShowsItsLog() {
        ManagedProcess process = processes.main("dies", Talker.class.getName(), List.of("-Xmx32m"), List.of("die"));

        assertThatThrownBy(() -> process.awaitLine("ready ", SOON))
                .hasMessageContaining("ended with 3").hasMessageContaining("dying now");
    }

    @Test
    void closingEndsEverything() {
        ManagedProcess process = talker("closed");
        process.awaitLine("ready ", SOON);

        processes.close();

        assertThat(process.alive()).isFalse();
    }

    private ManagedProcess talker(String name) {
        return processes.main(name, Talker.class.getName(), List.of("-Xmx32m", "-XX:+UseSerialGC"), List.of("here"));
    }

    private static String state(ManagedProcess process) throws Exception {
        String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[0];
    }

    /** Says that it is ready, and waits. */
    static final class Talker {
        public static void main(String[] args) throws Exception {
            if (args[0].equals("die")) {
                System.out.println("dying now");
                System.exit(3);
            }
            System.out.println("ready " + args[0]);
            Thread.currentThread().join();
        }
    }
}
