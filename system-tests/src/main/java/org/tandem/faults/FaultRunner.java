package org.tandem.faults;

import org.tandem.faults.FaultPlan.Action;
import org.tandem.faults.FaultPlan.Fault;
import org.tandem.faults.FaultPlan.Target;
import org.tandem.local.process.ManagedProcess;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Does to the processes what the plan says, and notes how long each took to serve again. */
public final class FaultRunner {

    private static final Duration RECOVERY = Duration.ofSeconds(60);

    private final Map<Target, ManagedProcess> processes;

    public FaultRunner(Map<Target, ManagedProcess> processes) {
        this.processes = Map.copyOf(processes);
    }

    /** @param recovery from the start command until the process serves; null where nobody waited */
    public record Happened(Fault fault, Duration recovery) {
        @Override
        public String toString() {
            return fault.action() + " " + fault.target() + " for " + fault.down().toMillis() + " ms, "
                    + (recovery == null ? "not waited for" : "served again after " + recovery.toMillis() + " ms");
        }
    }

    /** @param goOn asked before each fault: a fault after the last request proves nothing */
    public List<Happened> run(FaultPlan plan, BooleanSupplier goOn) {
        List<Happened> happened = new ArrayList<>();
        for (Fault fault : plan.faults()) {
            LockSupport.parkNanos(fault.after().toNanos());
            if (!goOn.getAsBoolean()) {
                break;
            }
            happened.add(new Happened(fault, inflict(fault)));
        }
        processes.values().forEach(process -> process.awaitReady(RECOVERY));
        return happened;
    }

    private Duration inflict(Fault fault) {
        ManagedProcess process = processes.get(fault.target());
        if (fault.action() == Action.KILL) {
            process.kill();
            LockSupport.parkNanos(fault.down().toNanos());
            process.restart();
        } else {
            process.pause();
            LockSupport.parkNanos(fault.down().toNanos());
            process.resume();
        }
        if (!fault.recovers() || fault.action() == Action.FREEZE) {
            return null;
        }
        long begin = System.nanoTime();
        process.awaitReady(RECOVERY);
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
