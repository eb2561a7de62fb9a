package org.tandem.faults;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tandem.faults.FaultPlan.Action;
import org.tandem.faults.FaultPlan.Target;
import org.tandem.faults.decide.DecisionClient;
import org.tandem.faults.decide.DecisionLedger;
import org.tandem.faults.decide.DecisionLog;
import org.tandem.faults.decide.DecisionPlan;
import org.tandem.faults.decide.DecisionVerdict;
import org.tandem.faults.decide.Deciding;
import org.tandem.faults.decide.Qualifier;
import org.tandem.faults.decide.SalesTables;
import org.tandem.faults.decide.SalesTeam;
import org.tandem.local.service.Jars;
import org.tandem.platform.Platform;
import org.tandem.platform.Service;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ten thousand decisions about two hundred leads while both instances of the service, the broker and the database are
 * killed and frozen at random. Every answer is on the stream, every request has one outcome with one content, no attempt
 * has two owners, nobody is left without one, and the tables are the stream's fold.
 * {@code -Dtandem.seeds=7,8} runs those rounds; {@code -Dtandem.decisions}, {@code -Dtandem.decisions.rate} and
 * {@code -Dtandem.faults} size them.
 */
class DecisionFaultRoundIT {

    private static final int DECISIONS = Integer.getInteger("tandem.decisions", 10_000);
    private static final int PER_SECOND = Integer.getInteger("tandem.decisions.rate", 250);
    /** Every target is killed once; two more, so that something is frozen too. */
    private static final int FAULTS = Integer.getInteger("tandem.faults", 8) + 2;
    private static final int LEADS = 200;
    private static final int AT_ONCE = 24;
    /** Longer than a consumer's session of six seconds: what wakes up was replaced and must not decide. */
    private static final Duration LONGEST_FREEZE = Duration.ofSeconds(9);
    private static final Set<Target> TARGETS = EnumSet.allOf(Target.class);

    @TempDir
    Path directory;

    static LongStream seeds() {
        return Arrays.stream(System.getProperty("tandem.seeds", "1").split(",")).mapToLong(Long::parseLong);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyRequestHasOneOutcomeWhateverDies(long seed) throws Exception {
        // Given
        Path logs = Jars.root().resolve("system-tests/target/faults/decisions-" + seed + "-" + System.currentTimeMillis());
        System.out.println("seed " + seed + " (again: -Dtandem.seeds=" + seed + "), logs in " + logs);
        try (Platform platform = Platform.withoutServices(directory, logs);
             DecisionLedger ledger = new DecisionLedger(logs.resolve("ledger.tsv"));
             Qualifier qualifier = new Qualifier(platform.broker().bootstrap(), Platform.PARTITIONS, seed)) {
            Service one = platform.launch("pipeline-1", Platform.PIPELINE, List.of());
            one.awaitReady();
            Service two = platform.launch("pipeline-2", Platform.PIPELINE, List.of());
            two.awaitReady();
            IntStream.range(0, LEADS).forEach(lead -> {
                qualifier.captured(lead);
                qualifier.qualified(lead);
            });
            DecisionClient client = new DecisionClient(List.of(one.base(), two.base()), new SalesTeam(platform), qualifier,
                    ledger, AT_ONCE, Duration.ofSeconds(120), PER_SECOND);
            FaultRunner runner = new FaultRunner(Map.of(Target.SERVICE, one.process(), Target.SECOND_INSTANCE, two.process(),
                    Target.BROKER, platform.broker().process(), Target.DATABASE, platform.database().process()));

            // When
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() ->
                    client.send(DecisionPlan.of(seed, DECISIONS, LEADS, SalesTeam.REPS.size())));
            List<FaultRunner.Happened> happened =
                    runner.run(FaultPlan.of(seed, FAULTS, TARGETS, LONGEST_FREEZE), () -> !sending.isDone());
            sending.join();
            Set<UUID> qualifications = qualifier.acknowledged();

            // Then
            happened.forEach(fault -> System.out.println("seed " + seed + ": " + fault));
            try (SalesTables tables = SalesTables.open(platform.database(), "pipeline_v1")) {
                Duration settled = Deciding.awaitEnd(platform.broker().bootstrap(), tables, Duration.ofSeconds(60));
                DecisionLog log = DecisionLog.read(platform.broker().bootstrap());
                DecisionVerdict verdict = DecisionVerdict.of(ledger, qualifications, log);
                List<String> differences = log.tables().differences(tables.read());
                System.out.println("seed " + seed + ": attempts by status " + ledger.statuses() + "; " + verdict + "; "
                        + log.outcomes().size() + " outcomes, " + log.copies() + " records twice, tables " + log.tables().counts()
                        + (differences.isEmpty() ? " =" : " differ from") + " fold of the log, settled after "
                        + settled.toMillis() + " ms");

                assertThat(happened).as("faults that fell into the asking; with fewer, ask more")
                        .filteredOn(fault -> fault.fault().action() == Action.KILL)
                        .extracting(fault -> fault.fault().target()).containsAll(TARGETS);
                assertThat(ledger.entries()).hasSize(DECISIONS);
                assertThat(ledger.statuses()).as("answers that call an outage a defect").doesNotContainKey(500);
                assertThat(verdict.clean()).as("seed %d: %s", seed, verdict).isTrue();
                assertThat(log.leads()).isEqualTo(LEADS);
                assertThat(log.unassigned()).as("leads without an owner").isEmpty();
                assertThat(log.parked()).as("parked records").isZero();
                assertThat(differences).as("tables against the fold of the log, seed %d", seed).isEmpty();
            }
        }
    }
}
