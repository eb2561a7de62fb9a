package org.tandem.local.state;

import org.tandem.local.process.Proc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that was started, written down so that a later command finds it. A process id alone says nothing: after a
 * while another process gets it. So it counts only together with its start.
 *
 * @param started by the clock, for people; where the system tells no more, for comparing too
 * @param birth   as {@link Proc#birth} has it; empty where that is not told
 */
public record ProcessRecord(String name, long pid, Instant started, String birth) {

    /** By the clock, starts are told a little differently now and then. */
    private static final Duration CLOCK = Duration.ofSeconds(2);

    public static void write(StateFolder folder, String name, ProcessHandle process) {
        // one that is gone already has no start any more, and nobody needs to find it
        process.info().startInstant().ifPresent(start ->
                PrivateFile.write(file(folder, name), (process.pid() + " " + start.toEpochMilli() + " "
                        + Proc.birth(process.pid()).orElse("")).strip() + "\n"));
    }

    public static Optional<ProcessRecord> read(StateFolder folder, String name) {
        try {
            String[] fields = Files.readString(file(folder, name)).strip().split(" ");
            return Optional.of(new ProcessRecord(name, Long.parseLong(fields[0]),
                    Instant.ofEpochMilli(Long.parseLong(fields[1])), fields.length > 2 ? fields[2] : ""));
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
        boolean isIt = birth.isEmpty()
                ? process.info().startInstant().filter(start -> Duration.between(started, start).abs().compareTo(CLOCK) <= 0).isPresent()
                : Proc.birth(pid).filter(birth::equals).isPresent();
        // one that has ended and was not reaped yet has no command line
        return isIt && process.info().command().isPresent();
    }

    private static Path file(StateFolder folder, String name) {
        return folder.path("processes", name);
    }
}
