package org.tandem.local.supervise;

import org.tandem.local.PostgresServer;
import org.tandem.local.process.Proc;
import org.tandem.local.state.ProcessRecord;
import org.tandem.local.state.StateFolder;

import java.time.Duration;
import java.time.Instant;
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
        ProcessHandle.allProcesses().filter(process -> isMarked(process, folder)).forEach(process -> {
            // a start that was prepared has the name of what it was prepared for
            if (found.putIfAbsent(nameOf(process), process) != null) {
                found.put(nameOf(process) + " " + process.pid(), process);
            }
        });
        for (String name : LocalPlatform.ALL) {
            ProcessRecord.read(folder, name).flatMap(ProcessRecord::living)
                    .filter(process -> Proc.arguments(process).isEmpty())
                    .ifPresent(process -> found.putIfAbsent(name, process));
        }
        return found;
    }

    /** Stops them, services first, and returns when they are gone; gives their names. */
    public static List<String> stop(StateFolder folder, Console console) {
        Map<String, ProcessHandle> found = find(folder);
        Map<String, ProcessHandle> services = new LinkedHashMap<>(found);
        services.keySet().removeAll(LocalPlatform.SERVERS);
        stop(services, IN_PEACE, console);
        Map<String, ProcessHandle> servers = new LinkedHashMap<>(found);
        servers.keySet().retainAll(LocalPlatform.SERVERS);
        stop(servers, IN_PEACE, console);
        PostgresServer.stopLeftBehind(folder.path("postgres"));
        LocalPlatform.ALL.forEach(name -> ProcessRecord.delete(folder, name));
        return List.copyOf(found.keySet());
    }

    static void stop(Map<String, ProcessHandle> processes, Duration inPeace, Console console) {
        Progress progress = new Progress(Instant.now());
        processes.values().forEach(ProcessHandle::destroy);
        if (!areGone(processes, inPeace, progress, console)) {
            processes.values().forEach(ProcessHandle::destroyForcibly);
            areGone(processes, AFTER_A_KILL, progress, console);
        }
    }

    private static boolean areGone(Map<String, ProcessHandle> processes, Duration within, Progress progress, Console console) {
        Instant deadline = Instant.now().plus(within);
        while (true) {
            List<String> living = processes.entrySet().stream().filter(one -> isLiving(one.getValue())).map(Map.Entry::getKey).toList();
            Instant now = Instant.now();
            if (living.isEmpty() || now.isAfter(deadline)) {
                return living.isEmpty();
            }
            progress.at(now, "stopping " + String.join(", ", living)).ifPresent(console::say);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    /** One that has ended but was not reaped yet, as happens to those without a parent, has no command any more. */
    private static boolean isLiving(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static boolean isMarked(ProcessHandle process, StateFolder folder) {
        return argument(process, folder.marker()::equals).isPresent();
    }

    private static String nameOf(ProcessHandle process) {
        return argument(process, argument -> argument.startsWith(NAME)).map(argument -> argument.substring(NAME.length()))
                .orElse("process " + process.pid());
    }

    private static Optional<String> argument(ProcessHandle process, Predicate<String> wanted) {
        return Proc.arguments(process).stream().filter(wanted).findFirst();
    }
}
