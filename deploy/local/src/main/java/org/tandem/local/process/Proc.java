package org.tandem.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What Linux says about processes under {@code /proc}: CPU, memory, descendants. Elsewhere it is what Java knows of them,
 * which is less: no memory (0), and no word of a process that is stopped or not reaped yet.
 */
public final class Proc {

    private static final Path PROC = Path.of("/proc");

    /** {@code USER_HZ}: what the kernel shows to user space, 100 on every architecture a JVM runs on. */
    private static final long MILLIS_PER_TICK = 10;

    private Proc() {
    }

    /** CPU time of these processes, their living descendants, and every child of theirs that has ended. */
    public static long cpuMillis(List<Long> roots) {
        return tree(roots).stream().mapToLong(Stat::ticks).sum() * MILLIS_PER_TICK;
    }

    /** CPU time of this JVM alone, without what it started. */
    public static long ownCpuMillis() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
    }

    public static long rssKiB(long pid) {
        return status(pid, "VmRSS:");
    }

    /** What the process has alone, and its share of what it has together with others; 0 where that is not told. */
    public static long shareKiB(long pid) {
        long share = field(PROC.resolve(String.valueOf(pid)).resolve("smaps_rollup"), "Pss:");
        return share > 0 ? share : rssKiB(pid);
    }

    /** The most memory the process ever had at once. */
    public static long peakRssKiB(long pid) {
        return status(pid, "VmHWM:");
    }

    /**
     * When a process was started, as something to compare: in ticks since the machine was started, and which start that was.
     * Unlike the time of day it does not move when the clock is set, or when a machine has slept. None where that is not told.
     */
    public static Optional<String> birth(long pid) {
        Stat stat = stat(String.valueOf(pid));
        try {
            return stat == null ? Optional.empty()
                    : Optional.of(Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip() + "/" + stat.born);
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }

    /** All arguments of a process, its command not among them. Java tells none where they are more than a page of memory. */
    public static List<String> arguments(ProcessHandle process) {
        try {
            String line = new String(Files.readAllBytes(PROC.resolve(String.valueOf(process.pid())).resolve("cmdline")), UTF_8);
            return Arrays.stream(line.split("\0")).skip(1).toList();
        } catch (IOException notLinuxOrGone) {
            return process.info().arguments().map(List::of).orElse(List.of());
        }
    }

    /** These processes and all their living descendants, parents first. */
    public static List<Long> treePids(List<Long> roots) {
        // one that has ended but was not reaped yet is no process to send a signal to, or to wait for
        return tree(roots).stream().filter(stat -> !stat.state.equals("Z")).map(Stat::pid).toList();
    }

    /** Whether each of these processes is stopped by a signal, or gone. */
    static boolean stopped(List<Long> pids) {
        return pids.stream().map(pid -> stat(String.valueOf(pid))).allMatch(stat -> stat == null || stat.state.equals("T"));
    }

    private static List<Stat> tree(List<Long> roots) {
        Map<Long, Stat> byPid = new HashMap<>();
        Map<Long, List<Stat>> byParent = new HashMap<>();
        for (Stat stat : all()) {
            byPid.put(stat.pid, stat);
            byParent.computeIfAbsent(stat.parent, p -> new ArrayList<>()).add(stat);
        }
        Map<Long, Stat> found = new LinkedHashMap<>();
        Deque<Long> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            long pid = open.poll();
            Stat stat = byPid.get(pid);
            if (stat != null && found.put(pid, stat) == null) {
                byParent.getOrDefault(pid, List.of()).forEach(child -> open.add(child.pid));
            }
        }
        return List.copyOf(found.values());
    }

    private static List<Stat> all() {
        try (Stream<Path> entries = Files.list(PROC)) {
            return entries.map(p -> p.getFileName().toString())
                    .filter(name -> !name.isEmpty() && name.chars().allMatch(Character::isDigit))
                    .map(Proc::stat).filter(Objects::nonNull).toList();
        } catch (NoSuchFileException notLinux) {
            return ProcessHandle.allProcesses().map(Proc::stat).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stat stat(ProcessHandle process) {
        long millis = process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
        return new Stat(process.pid(), process.parent().map(ProcessHandle::pid).orElse(0L), "?", millis / MILLIS_PER_TICK, 0);
    }

    private static Stat stat(String pid) {
        try {
            String line = Files.readString(PROC.resolve(pid).resolve("stat"));
            // the second field is the command in brackets and may hold blanks and brackets itself
            String[] rest = line.substring(line.lastIndexOf(')') + 2).split(" ");
            long ticks = 0;
            for (int i = 11; i <= 14; i++) {
                ticks += Long.parseLong(rest[i]);
            }
            return new Stat(Long.parseLong(pid), Long.parseLong(rest[1]), rest[0], ticks, Long.parseLong(rest[19]));
        } catch (IOException e) {
            return null; // ended meanwhile
        }
    }

    private static long status(long pid, String field) {
        return field(PROC.resolve(String.valueOf(pid)).resolve("status"), field);
    }

    private static long field(Path file, String field) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0; // ended meanwhile
        }
    }

    private record Stat(long pid, long parent, String state, long ticks, long born) {
    }
}
