package org.tandem.faults;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandem.events.topic.Topics;
import org.tandem.faults.FaultPlan.Target;
import org.tandem.load.CapturePlan;
import org.tandem.load.Ledger;
import org.tandem.load.LedgerClient;
import org.tandem.load.LogReader;
import org.tandem.load.StreamState;
import org.tandem.load.TableReader;
import org.tandem.load.Verdict;
import org.tandem.platform.CaptureService;
import org.tandem.platform.FreePorts;
import org.tandem.platform.Jars;
import org.tandem.platform.Processes;
import org.tandem.platform.Servers;
import org.tandem.platform.TopicCreation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One round: ten thousand captures while service, broker and database are killed and frozen at random. Whatever was
 * answered with 2xx is on the stream whole, and nothing else is. {@code -Dtandem.seed} repeats a round;
 * {@code -Dtandem.captures} and {@code -Dtandem.faults} size it.
 */
@Tag("system")
class FaultRoundTest {

    private static final List<String> JVM = List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

    private final long seed = Long.getLong("tandem.seed", System.nanoTime());
    private final int captures = Integer.getInteger("tandem.captures", 10_000);
    private final int faults = Integer.getInteger("tandem.faults", 6);

    @TempDir
    Path directory;

    /** Comes with the service's tables; without it the round proves the stream and says so. */
    private static Optional<TableReader> tables(Servers.Database database) {
        return Optional.empty();
    }

    @Test
    void whatWasAcknowledgedIsOnTheStreamAndNothingElseIs() {
        // Given
        System.out.println("seed " + seed + " (repeat with -Dtandem.seed=" + seed + "), logs in " + logs());
        try (Processes processes = new Processes(logs()); Ledger ledger = new Ledger(logs().resolve("ledger.tsv"))) {
            Servers servers = Servers.found();
            Servers.Broker broker = servers.broker(processes, directory.resolve("kafka"), FreePorts.one());
            TopicCreation.create(broker.bootstrap(), Topics.all(), 6);
            Servers.Database database = servers.database(processes, directory.resolve("postgres"), FreePorts.one());
            CaptureService service = CaptureService.start(processes, broker, database, JVM);
            LedgerClient client = new LedgerClient(service.base(), ledger, 16, Duration.ofSeconds(120));
            FaultRunner runner = new FaultRunner(Map.of(Target.SERVICE, service.process(), Target.BROKER, broker.process(),
                    Target.DATABASE, database.process()));

            // When
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> client.send(CapturePlan.of(seed, captures)));
            List<FaultRunner.Happened> happened = runner.run(FaultPlan.of(seed, faults, EnumSet.allOf(Target.class)),
                    () -> !sending.isDone());
            sending.join();

            // Then
            happened.forEach(System.out::println);
            StreamState log = LogReader.read(broker.bootstrap());
            Verdict verdict = Verdict.of(ledger, log);
            System.out.println("seed " + seed + ": " + verdict + "; faults " + happened.size() + "; rejected kept " + log.rejected().size());
            assertThat(happened).as("faults that fell into the sending; with fewer, send more captures").hasSizeGreaterThanOrEqualTo(3);
            assertThat(verdict.counts().unknown()).as("captures without an answer within two minutes").isZero();
            assertThat(verdict.clean()).as("seed %d: %s", seed, verdict).isTrue();
            tables(database).ifPresentOrElse(
                    tables -> assertThat(tables.read()).as("tables against the stream, seed %d", seed).isEqualTo(log),
                    () -> System.out.println("tables not compared: no reader for them"));
        }
    }

    private Path logs() {
        return Jars.root().resolve("system-tests/target/faults/" + seed);
    }
}
