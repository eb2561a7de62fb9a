package org.tandem.faults;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandem.faults.FaultPlan.Action;
import org.tandem.faults.FaultPlan.Fault;
import org.tandem.faults.FaultPlan.Target;
import org.tandem.local.process.ManagedProcess;
import org.tandem.local.process.Processes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class FaultRunnerTest {

    @TempDir
    Path logs;

    @Test
    void aKilledTargetIsReplacedAndAFrozenOneIsNot() {
        try (Processes processes = new Processes(logs)) {
            ManagedProcess killed = waiter(processes, "killed");
            ManagedProcess frozen = waiter(processes, "frozen");
            long killedPid = killed.pid();
            long frozenPid = frozen.pid();
            FaultPlan plan = new FaultPlan(1, List.of(
                    new Fault(Target.SERVICE, Action.KILL, Duration.ZERO, Duration.ofMillis(50), true),
                    new Fault(Target.BROKER, Action.FREEZE, Duration.ZERO, Duration.ofMillis(50), true)));

            var happened = new FaultRunner(Map.of(Target.SERVICE, killed, Target.BROKER, frozen)).run(plan, () -> true);

            assertThat(happened).extracting(FaultRunner.Happened::fault).isEqualTo(plan.faults());
            assertThat(killed.alive()).isTrue();
            assertThat(killed.pid()).isNotEqualTo(killedPid);
            assertThat(frozen.pid()).isEqualTo(frozenPid);
        }
    }

    @Test
    void noFaultComesAfterTheLastRequest() {
        var happened = new FaultRunner(Map.of()).run(FaultPlan.of(1, 3, EnumSet.allOf(Target.class)), () -> false);

        assertThat(happened).isEmpty();
    }

    private static ManagedProcess waiter(Processes processes, String name) {
        ManagedProcess process = processes.main(name, Waiter.class.getName(), List.of("-Xmx32m", "-XX:+UseSerialGC"), List.of());
        process.awaitLine("ready", Duration.ofSeconds(30));
        return process;
    }

    static final class Waiter {
        public static void main(String[] args) throws Exception {
            System.out.println("ready");
            Thread.currentThread().join();
        }
    }
}
