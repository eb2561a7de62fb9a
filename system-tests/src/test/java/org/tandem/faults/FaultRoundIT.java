package org.tandem.faults;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tandem.events.topic.Topics;
import org.tandem.faults.FaultPlan.Action;
import org.tandem.faults.FaultPlan.Target;
import org.tandem.local.TopicSetup;
import org.tandem.platform.CaptureService;
import org.tandem.platform.FreePorts;
import org.tandem.local.service.Jars;
import org.tandem.local.process.Processes;
import org.tandem.platform.Servers;
import org.tandem.platform.Service;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ten thousand captures while service, broker and database are killed and frozen at random. Whatever was answered with
 * 2xx is on the stream whole, whatever was refused is kept, nothing else is there, and the tables are the stream's fold.
 * {@code -Dtandem.seeds=7,8} runs those rounds; {@code -Dtandem.captures}, {@code -Dtandem.rate} and
 * {@code -Dtandem.faults} size them.
 */
class FaultRoundIT {

    private static final int CAPTURES = Integer.getInteger("tandem.captures", 10_000);
    private static final int PER_SECOND = Integer.getInteger("tandem.rate", 300);
    private static final int FAULTS = Integer.getInteger("tandem.faults", 8);

    private static final Set<Target> TARGETS = EnumSet.of(Target.SERVICE, Target.BROKER, Target.DATABASE);

    @TempDir
    Path directory;

    static LongStream seeds() {
        return Arrays.stream(System.getProperty("tandem.seeds", "1").split(",")).mapToLong(Long::parseLong);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatWasAnsweredIsSoWhateverDies(long seed) throws Exception {
        // Given
        Path logs = Jars.root().resolve("system-tests/target/faults/" + seed + "-" + System.currentTimeMillis());
        System.out.println("seed " + seed + " (again: -Dtandem.seeds=" + seed + "), logs in " + logs);
        try (Processes processes = new Processes(logs); Ledger ledger = new Ledger(logs.resolve("ledger.tsv"))) {
            Servers.Broker broker = Servers.broker(processes, directory.resolve("kafka"), FreePorts.one());
            TopicSetup.create(broker.bootstrap(), Topics.all(), 6, Map.of());
            Servers.Database database = Servers.database(processes, directory.resolve("postgres"), FreePorts.one());
            List<String> options = new ArrayList<>(Service.SMALL_JVM);
            options.add("-Dtandem.capture.kept-refusals-per-minute=1000000");
            CaptureService service = CaptureService.start(processes, broker, database, options);
            LedgerClient client = new LedgerClient(service.base(), ledger, 16, Duration.ofSeconds(120), PER_SECOND);
            FaultRunner runner = new FaultRunner(Map.of(Target.SERVICE, service.process(), Target.BROKER, broker.process(),
                    Target.DATABASE, database.process()));

            // When
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> client.send(CapturePlan.of(seed, CAPTURES)));
            List<FaultRunner.Happened> happened = runner.run(FaultPlan.of(seed, FAULTS, TARGETS),
                    () -> !sending.isDone());
            sending.join();

            // Then
            happened.forEach(fault -> System.out.println("seed " + seed + ": " + fault));
            try (TableReader tables = TableReader.open(database, "lead_capture_v1")) {
                Duration caughtUp = Folding.awaitEnd(broker.bootstrap(), tables, Duration.ofSeconds(60));
                StreamLog log = LogReader.read(broker.bootstrap());
                Verdict verdict = Verdict.of(ledger, log);
                List<String> differences = log.tables().differences(tables.read());
                System.out.println("seed " + seed + ": " + verdict + "; tables " + (differences.isEmpty() ? "=" : "differ from")
                        + " fold of the log, caught up after " + caughtUp.toMillis() + " ms; parked " + log.parked());

                assertThat(happened).as("faults that fell into the sending; with fewer, send more captures")
                        .filteredOn(one -> one.fault().action() == Action.KILL).extracting(one -> one.fault().target())
                        .containsAll(TARGETS);
                assertThat(verdict.counts().sent()).isEqualTo(CAPTURES);
                assertThat(verdict.counts().unknown()).as("captures without an answer within two minutes").isZero();
                assertThat(verdict.clean()).as("seed %d: %s", seed, verdict).isTrue();
                assertThat(log.parked()).as("parked records").isZero();
                assertThat(differences).as("tables against the fold of the log, seed %d", seed).isEmpty();
                assertThat(shown(service)).as("what people see among the rejected").isEqualTo(kept(log));
            }
        }
    }

    private static Map<String, PlannedCapture.Refused> shown(CaptureService service) throws Exception {
        Map<String, JsonNode> pages = RejectedPages.read(service.base(), service.token("m1", "marketing"));
        return pages.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> RefusedInput.of(one.getValue())));
    }

    private static Map<String, PlannedCapture.Refused> kept(StreamLog log) {
        return log.tables().rejected().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> RefusedInput.of(one.getValue())));
    }
}
