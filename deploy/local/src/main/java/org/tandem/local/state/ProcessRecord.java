package org.tandem.local.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that was started, written down so that a later command finds it. A process id alone says nothing: after a
 * while another process gets it. So it counts only together with the moment of its start.
 */
public record ProcessRecord(String name, long pid, Instant started) {

    /** The clock that Linux tells starts by is corrected now and then. */
    private static final Duration CLOCK = Duration.ofSeconds(2);

    public static void write(StateFolder folder, String name, ProcessHandle process) {
        // one that is gone already has no start any more, and nobody needs to find it
        process.info().startInstant().ifPresent(start ->
                PrivateFile.write(file(folder, name), process.pid() + " " + start.toEpochMilli() + "\n"));
    }

    public static Optional<ProcessRecord> read(StateFolder folder, String name) {
        try {
            String[] fields = Files.readString(file(folder, name)).strip().split(" ");
            return Optional.of(new ProcessRecord(name, Long.parseLong(fields[0]),
                    Instant.ofEpochMilli(Long.parseLong(fields[1]))));
        } catch (IOException | RuntimeException none) {
            return Optional.empty();
        }
    }

    public static void delete(StateFolder folder, String name) {
        try {
            Files.deleteIfExists(file(folder, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process itself, unless it is gone; whoever has got its id since is not meant. */
    public Optional<ProcessHandle> living() {
        return ProcessHandle.of(pid).filter(this::isStartedThen);
    }

    private boolean isStartedThen(ProcessHandle process) {
        // one that has ended and was not reaped yet has no command line
        return process.info().startInstant()
                .filter(start -> Duration.between(started, start).abs().compareTo(CLOCK) <= 0).isPresent()
                && process.info().command().isPresent();
    }

    private static Path file(StateFolder folder, String name) {
        return folder.path("processes", name);
    }
}
