package org.tandem.local.state;

import org.tandem.local.DirectoryLock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The folder of one local platform. Whoever holds its {@link #lock} is the one who runs it; the operating system lets go
 * of the lock however the holder ends.
 */
public final class StateFolder {

    /** Raised when something in the folder changes its meaning. */
    static final String VERSION = "1";
    /** How {@link #marker} begins. */
    public static final String MARKER = "-Dtandem.home=";

    /** Longer than another command has the lock only to see whether it is free. */
    private static final Duration GLANCE = Duration.ofMillis(300);

    private static final String VERSION_FILE = "version";
    private static final String LOCK_FILE = "lock";

    private final Path home;

    private StateFolder(Path home) {
        this.home = home;
    }

    public static StateFolder at(Path home) {
        return new StateFolder(home.toAbsolutePath().normalize());
    }

    public Path home() {
        return home;
    }

    public Path path(String first, String... more) {
        return home.resolve(Path.of(first, more));
    }

    public Path log(String process) {
        return path("logs", process + ".log");
    }

    /** What every process of this platform has among its first arguments, so that it can be told from all others. */
    public String marker() {
        return MARKER + home;
    }

    public boolean exists() {
        return Files.exists(path(VERSION_FILE));
    }

    /** Makes the folder if it is new. @throws Refused if it is something else, or of another version */
    public void open() {
        if (!exists()) {
            if (Files.exists(home) && !Files.isDirectory(home)) {
                throw new Refused(home + " is a file: choose another folder with --state");
            }
            if (!isUnused()) {
                throw new Refused(home + " has files of something else in it: choose another folder with --state");
            }
            PrivateFile.directory(home);
            PrivateFile.write(path(VERSION_FILE), VERSION + "\n");
        }
        requireVersion();
    }

    /** @throws Refused if nothing was ever started here, or another version did it */
    public void requireExisting() {
        if (!exists()) {
            throw new Refused("nothing was started in " + home + " yet: ./tandem up");
        }
        requireVersion();
    }

    private void requireVersion() {
        String found = PrivateFile.read(path(VERSION_FILE)).strip();
        if (!found.equals(VERSION)) {
            throw new Refused(home + " is of version " + found + " and this Tandem knows version " + VERSION
                    + ": choose another folder with --state, or run the Tandem that made it");
        }
    }

    /** Empty while another process runs this platform. */
    public Optional<DirectoryLock> lock() {
        long deadline = System.nanoTime() + GLANCE.toNanos();
        try {
            while (true) {
                DirectoryLock lock = DirectoryLock.tryTake(home);
                if (lock != null || System.nanoTime() > deadline) {
                    return Optional.ofNullable(lock);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether somebody runs this platform now. */
    public boolean isLocked() {
        if (!Files.exists(path(LOCK_FILE))) {
            return false;
        }
        Optional<DirectoryLock> free = lock();
        free.ifPresent(DirectoryLock::close);
        return free.isEmpty();
    }

    /** Deletes everything, the version last: what a deletion that was cut off left behind can be deleted again. */
    public void delete() {
        try (Stream<Path> walk = Files.walk(home)) {
            List<Path> files = walk.sorted(Comparator.reverseOrder()).filter(file -> !file.equals(path(VERSION_FILE)) && !file.equals(home)).toList();
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(path(VERSION_FILE));
            Files.deleteIfExists(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isUnused() {
        if (!Files.isDirectory(home)) {
            return true;
        }
        try (Stream<Path> files = Files.list(home)) {
            // a start that was cut off before all else leaves no more than these
            return files.map(file -> file.getFileName().toString())
                    .allMatch(name -> name.equals(LOCK_FILE) || name.equals(VERSION_FILE + ".part"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
