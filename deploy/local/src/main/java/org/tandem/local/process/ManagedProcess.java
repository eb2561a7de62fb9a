package org.tandem.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * One process of the platform under test: started, waited for, measured, killed, frozen and started again with the same
 * command. Its output goes to one log file that every start appends to.
 */
public final class ManagedProcess implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1)).build();

    private static final int LONGEST_START = 1024 * 1024;

    private final String name;
    private final List<String> command;
    private final Path log;
    private final Supplier<List<Long>> detached;
    private final Consumer<ProcessBuilder> around;
    private Process process;
    private long logStart;
    private Waiting ready = deadline -> { };

    public ManagedProcess(String name, List<String> command, Path log, Supplier<List<Long>> detached) {
        this(name, command, log, detached, builder -> { });
    }

    /**
     * @param detached processes it starts that are not its children any more, but belong to it
     * @param around   sets what the process finds: its directory, its environment
     */
    public ManagedProcess(String name, List<String> command, Path log, Supplier<List<Long>> detached,
                          Consumer<ProcessBuilder> around) {
        this.name = name;
        this.command = List.copyOf(command);
        this.log = log;
        this.detached = detached;
        this.around = around;
    }

    /** Without waiting until it serves. */
    public ManagedProcess start() {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            logStart = Files.exists(log) ? Files.size(log) : 0;
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            // glibc keeps an arena for each thread otherwise: tens of megabytes that no Java option limits
            builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
            around.accept(builder);
            process = builder.start();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name + ": " + command, e);
        }
    }

    public String name() {
        return name;
    }

    public Path log() {
        return log;
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process != null && process.isAlive();
    }

    public boolean wasStarted() {
        return process != null;
    }

    /** Waits for a line that this start printed; gives the rest of it. */
    public String awaitLine(String prefix, Duration within) {
        ready = again -> line(prefix, again);
        return line(prefix, within);
    }

    /** Waits until a GET answers 200. */
    public ManagedProcess awaitHttp(URI health, Duration within) {
        ready = again -> http(health, again);
        http(health, within);
        return this;
    }

    /** Waits for whatever else shows that it serves. */
    public ManagedProcess awaitCondition(String what, Duration within, BooleanSupplier condition) {
        ready = again -> awaitLiving(what, again, condition);
        ready.within(within);
        return this;
    }

    private String line(String prefix, Duration within) {
        awaitLiving("line '" + prefix + "…'", within, () -> find(prefix).isPresent());
        return find(prefix).orElseThrow();
    }

    private void http(URI health, Duration within) {
        HttpRequest request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(2)).build();
        awaitLiving("200 from " + health, within, () -> answersOk(request));
    }

    /** Ends it at once, with everything it started: {@code kill -9}. */
    public void kill() {
        List<Long> pids = tree();
        Signal.KILL.to(pids);
        gone(Duration.ofSeconds(10));
        await("end of all its processes", Duration.ofSeconds(10), () -> Proc.treePids(pids).isEmpty());
    }

    /** Asks it to end ({@code SIGTERM}), without waiting. */
    public void askToEnd() {
        process.destroy();
    }

    /** What it ended with; above 128, by convention, the signal that killed it and 128. Only when it is not alive. */
    public int exitValue() {
        return process.exitValue();
    }

    /** Asks it to end ({@code SIGTERM}) and waits; false when it was still there afterwards. */
    public boolean terminate(Duration within) {
        Signal.TERM.to(List.of(pid()));
        return gone(within);
    }

    /**
     * Waits until it has ended by itself.
     *
     * @return what it ended with
     */
    public int awaitExit(Duration within) {
        if (!gone(within)) {
            throw new IllegalStateException(name + " did not end within " + within + "\n" + tail(40));
        }
        return process.exitValue();
    }

    /** Freezes it and all it started: connections stay open and nothing answers, unlike after a kill. */
    public void pause() {
        List<Long> pids = tree();
        Signal.STOP.to(pids);
        // the signal only asks: a thread that is running stops a little later
        await("stop of all its processes", Duration.ofSeconds(10), () -> Proc.stopped(pids));
    }

    public void resume() {
        Signal.CONT.to(tree());
    }

    /** Starts it again with the same command, without waiting. */
    public void restart() {
        if (alive()) {
            throw new IllegalStateException(name + " still runs as " + pid());
        }
        start();
    }

    /** Waits, after a restart, for what was waited for at the first start. */
    public void awaitReady(Duration within) {
        ready.within(within);
    }

    /** CPU time so far, with everything it started. */
    public long cpuMillis() {
        return Proc.cpuMillis(roots());
    }

    public long rssKiB() {
        return Proc.rssKiB(pid());
    }

    public long peakRssKiB() {
        return Proc.peakRssKiB(pid());
    }

    /** What is to be shown when something went wrong. */
    public String tail(int lines) {
        try {
            List<String> all = Files.readAllLines(log, ISO_8859_1);
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException e) {
            return "no log: " + e;
        }
    }

    @Override
    public void close() {
        List<Long> pids = tree();
        if (alive()) {
            Signal.CONT.to(pids);
            process.destroy();
            gone(Duration.ofSeconds(5));
        }
        Signal.KILL.to(Proc.treePids(pids));
        gone(Duration.ofSeconds(5));
    }

    private List<Long> roots() {
        List<Long> roots = new ArrayList<>();
        if (alive()) {
            roots.add(process.pid());
        }
        roots.addAll(detached.get());
        return roots;
    }

    private List<Long> tree() {
        return Proc.treePids(roots());
    }

    /** Waits until it has ended; false when it was still there afterwards. */
    public boolean gone(Duration within) {
        try {
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The rest of the first line with this prefix that this start printed so far. */
    public Optional<String> find(String prefix) {
        return lines().stream().filter(line -> line.startsWith(prefix)).findFirst()
                .map(line -> line.substring(prefix.length()).strip());
    }

    /** What this start printed so far. Its beginning, should it be more than a start ever prints. */
    public List<String> lines() {
        try (var channel = Files.newByteChannel(log)) {
            // earlier starts are skipped, not read: whoever waits for a line asks again and again
            channel.position(logStart);
            return new String(Channels.newInputStream(channel).readNBytes(LONGEST_START), ISO_8859_1).lines().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean answersOk(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void awaitLiving(String what, Duration within, BooleanSupplier condition) {
        await(what, within, () -> {
            boolean holds = condition.getAsBoolean();
            if (!holds && !alive()) {
                throw new IllegalStateException(name + " ended with " + process.exitValue() + " before: " + what + "\n" + tail(40));
            }
            return holds;
        });
    }

    private void await(String what, Duration within, BooleanSupplier condition) {
        long deadline = System.nanoTime() + within.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(name + ": no " + what + " within " + within + "\n" + tail(40));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(25));
        }
    }

    @FunctionalInterface
    private interface Waiting {
        void within(Duration deadline);
    }
}
