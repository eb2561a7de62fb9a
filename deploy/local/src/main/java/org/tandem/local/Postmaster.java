package org.tandem.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** PostgreSQL's main process, as its {@code postmaster.pid} tells of it: alive, killed, or left behind by its parent. */
final class Postmaster {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final int SHARED_MEMORY_LINE = 6;

    private final Path data;

    Postmaster(Path data) {
        this.data = data;
    }

    long pid() {
        return readPid().orElseThrow(() -> new IllegalStateException("no PostgreSQL runs in " + data));
    }

    /** Read once: a server that ends takes its file with it at any moment. */
    private Optional<Long> readPid() {
        return lines().stream().findFirst().map(line -> Long.parseLong(line.trim()));
    }

    /**
     * Makes the directory startable whatever happened to the server before: a server that outlived its parent is
     * stopped, one that was killed is waited for until its last child is gone, and a pid that another process got since
     * is forgotten. Whoever calls this holds the lock of the directory.
     */
    void clear() throws IOException {
        if (lines().isEmpty()) {
            return;
        }
        var sharedMemory = sharedMemoryId();
        process().ifPresent(this::stop);
        // PostgreSQL refuses to start while a child of the killed server still holds its memory, and rightly so.
        if (sharedMemory.isPresent()) {
            Poll.until("the children of the killed PostgreSQL in " + data + " are gone", STOP_LIMIT,
                    () -> !isAttached(sharedMemory.get()));
        }
        Files.deleteIfExists(data.resolve("postmaster.pid"));
    }

    /** Waits until the server, told to stop, is gone. */
    void awaitExit() {
        Poll.until("the PostgreSQL in " + data + " is gone", STOP_LIMIT, () -> process().isEmpty());
    }

    private void stop(ProcessHandle process) {
        try {
            // SIGINT is a fast shutdown; SIGTERM, all that Java can send, would wait for the clients to leave.
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        awaitExit();
    }

    /** Empty when none lives, whatever the file says. */
    Optional<ProcessHandle> process() {
        return readPid().flatMap(ProcessHandle::of).filter(this::isOurs);
    }

    /** Another process may have got the pid since; and one that is dead but not yet reaped has no command line. */
    private boolean isOurs(ProcessHandle process) {
        return process.info().commandLine().filter(line -> line.contains("postgres") && line.contains(data.toString()))
                .isPresent();
    }

    private Optional<String> sharedMemoryId() {
        return lines().stream().skip(SHARED_MEMORY_LINE).findFirst()
                .map(line -> line.trim().split("\\s+")).filter(keyAndId -> keyAndId.length == 2).map(keyAndId -> keyAndId[1]);
    }

    private static boolean isAttached(String sharedMemoryId) {
        var segments = Path.of("/proc/sysvipc/shm");
        if (!Files.isReadable(segments)) {
            return false;
        }
        try (var lines = Files.lines(segments)) {
            return lines.map(line -> line.trim().split("\\s+"))
                    .anyMatch(columns -> columns[1].equals(sharedMemoryId) && !columns[6].equals("0"));
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(data.resolve("postmaster.pid"));
        } catch (IOException e) {
            return List.of();
        }
    }
}
