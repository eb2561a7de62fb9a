package org.tandem.local.supervise;

import org.tandem.local.process.ManagedProcess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keeps the classes of applications that were built anew, so that every start from now on is a fast one. Each is started
 * once, with nothing behind it, and told to end as soon as it stands; at its end its JVM writes the archive.
 */
final class FastStart {

    /** The log of every Quarkus application says so once everything it starts is started. */
    private static final String STARTED = " started in ";
    /** Settings of the JVM win over those of the file: none of it touches the platform that is started afterwards. */
    private static final List<String> WITH_NOTHING_BEHIND_IT = List.of("-Dquarkus.http.port=0",
            "-Dkafka.bootstrap.servers=127.0.0.1:9", "-Dquarkus.datasource.jdbc.url=jdbc:postgresql://127.0.0.1:9/none?user=none");
    /** Of each. */
    private static final Duration LIMIT = Duration.ofMinutes(2);
    /** Killed while it may have been writing: what it left is not whole. */
    private static final int KILLED = 128 + 9;
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    /** One for each processor of a small machine; each takes 200 MiB. */
    private static final int AT_A_TIME = 2;

    private static final Pattern UNFINISHED = Pattern.compile("classes-(\\d+)\\.unfinished");

    private final Deque<Application> waiting;
    private final Map<Application, Run> running = new HashMap<>();
    private final Console console;
    private boolean stopping;

    private record Run(ManagedProcess process, Instant until) {
    }

    FastStart(List<Application> applications, Console console) {
        this.waiting = new ArrayDeque<>(applications.stream().filter(one -> !one.classes().isFresh()).toList());
        this.console = console;
    }

    /** Returns when each has its archive, or is given up: without one it starts all the same, only slower. */
    void prepare() {
        Progress progress = new Progress(Instant.now());
        if (!waiting.isEmpty()) {
            console.say("Preparing fast starts, once after each build.");
        }
        while (look(Instant.now())) {
            progress.at(Instant.now(), "preparing " + String.join(", ", names())).ifPresent(console::say);
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    synchronized void stop() {
        stopping = true;
        waiting.clear();
        running.values().forEach(run -> run.process.close());
    }

    private synchronized boolean look(Instant now) {
        for (Application one : List.copyOf(running.keySet())) {
            ManagedProcess process = running.get(one).process;
            if (!process.alive()) {
                running.remove(one);
                keep(one, process.exitValue() != KILLED);
            } else if (now.isAfter(running.get(one).until)) {
                process.close();
            } else if (process.lines().stream().anyMatch(line -> line.contains(STARTED))) {
                process.askToEnd();
            }
        }
        while (!stopping && running.size() < AT_A_TIME && !waiting.isEmpty()) {
            Application next = waiting.remove();
            running.put(next, new Run(process(next).start(), now.plus(LIMIT)));
        }
        return !running.isEmpty();
    }

    private static ManagedProcess process(Application one) {
        deleteAbandoned(one);
        List<String> options = new ArrayList<>(one.options());
        options.addAll(WITH_NOTHING_BEHIND_IT);
        Path log = unfinished(one).resolveSibling("classes.log");
        delete(log);
        return new ManagedProcess(one.name(), one.classes().keep(unfinished(one), options), log, List::of,
                around -> around.directory(one.directory().toFile()));
    }

    private void keep(Application one, boolean whole) {
        try {
            if (whole && Files.exists(unfinished(one))) {
                Files.move(unfinished(one), one.classes().file(), StandardCopyOption.REPLACE_EXISTING);
                return;
            }
            delete(unfinished(one));
            if (!stopping) {
                console.say("  " + one.name() + " is not prepared (why: " + unfinished(one).resolveSibling("classes.log") + ")");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An archive is there whole or not at all, and two platforms that are started at once do not write into one file. */
    private static Path unfinished(Application one) {
        return one.classes().file().resolveSibling("classes-" + ProcessHandle.current().pid() + ".unfinished");
    }

    /** Of this process and of those that were killed: each is as large as an archive. */
    private static void deleteAbandoned(Application one) {
        try (Stream<Path> files = Files.list(unfinished(one).getParent())) {
            files.forEach(file -> {
                Matcher name = UNFINISHED.matcher(file.getFileName().toString());
                if (name.matches() && !isAnothers(Long.parseLong(name.group(1)))) {
                    delete(file);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isAnothers(long pid) {
        return pid != ProcessHandle.current().pid() && ProcessHandle.of(pid).isPresent();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized List<String> names() {
        return running.keySet().stream().map(Application::name).sorted().toList();
    }
}
