package org.tandem.local.supervise;

import org.tandem.local.PostgresServer;
import org.tandem.local.state.ProcessRecord;
import org.tandem.local.state.StateFolder;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Processes of a platform whose supervisor was killed. One belongs to it when the platform's marker is among its
 * arguments; where arguments cannot be seen, when it is written down with the moment of its start.
 */
public final class LeftBehind {

    static final String NAME = "-Dtandem.process=";

    private static final Duration IN_PEACE = Duration.ofSeconds(15);
    private static final Duration AFTER_A_KILL = Duration.ofSeconds(10);

    private LeftBehind() {
    }

    /** By name. Whoever calls this holds the lock of the folder, or only wants to know. */
    public static Map<String, ProcessHandle> find(StateFolder folder) {
        Map<String, ProcessHandle> found = new LinkedHashMap<>();
        ProcessHandle.allProcesses().filter(process -> isMarked(process, folder))
                .forEach(process -> found.put(nameOf(process), process));
        for (String name : LocalPlatform.NAMES) {
            ProcessRecord.read(folder, name).flatMap(ProcessRecord::living)
                    .filter(process -> process.info().arguments().isEmpty())
                    .ifPresent(process -> found.putIfAbsent(name, process));
        }
        return found;
    }

    /** Stops them, services first, and returns when they are gone; gives their names. */
    public static List<String> stop(StateFolder folder) {
        Map<String, ProcessHandle> found = find(folder);
        stop(found.entrySet().stream().filter(one -> !LocalPlatform.SERVERS.contains(one.getKey()))
                .map(Map.Entry::getValue).toList(), IN_PEACE);
        stop(found.entrySet().stream().filter(one -> LocalPlatform.SERVERS.contains(one.getKey()))
                .map(Map.Entry::getValue).toList(), IN_PEACE);
        PostgresServer.stopLeftBehind(folder.path("postgres"));
        LocalPlatform.NAMES.forEach(name -> ProcessRecord.delete(folder, name));
        return List.copyOf(found.keySet());
    }

    static void stop(List<ProcessHandle> processes, Duration inPeace) {
        processes.forEach(ProcessHandle::destroy);
        if (!areGone(processes, inPeace)) {
            processes.forEach(ProcessHandle::destroyForcibly);
            areGone(processes, AFTER_A_KILL);
        }
    }

    /** One that has ended but was not reaped yet, as happens to those without a parent, has no command any more. */
    static boolean areGone(List<ProcessHandle> processes, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        while (processes.stream().anyMatch(process -> process.isAlive() && process.info().command().isPresent())) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return true;
    }

    private static boolean isMarked(ProcessHandle process, StateFolder folder) {
        return argument(process, folder.marker()::equals).isPresent();
    }

    private static String nameOf(ProcessHandle process) {
        return argument(process, argument -> argument.startsWith(NAME)).map(argument -> argument.substring(NAME.length()))
                .orElse("process " + process.pid());
    }

    private static Optional<String> argument(ProcessHandle process, Predicate<String> wanted) {
        return process.info().arguments().stream().flatMap(Arrays::stream).filter(wanted).findFirst();
    }
}
