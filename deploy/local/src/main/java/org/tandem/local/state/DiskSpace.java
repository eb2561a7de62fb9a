package org.tandem.local.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Whether there is room: a broker or a database that runs out of it stops in the middle of its work. */
public final class DiskSpace {

    private static final long MIB = 1024 * 1024;
    /** What an empty platform takes, and some leads. */
    static final long LEAST = 1024 * MIB;

    private DiskSpace() {
    }

    /** Bytes that can still be written where this folder is, or will be. */
    public static long free(Path folder) {
        Path existing = folder.toAbsolutePath().normalize();
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            return Files.getFileStore(existing).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws Refused if that is not enough to start */
    public static void require(Path folder, long free) {
        if (free < LEAST) {
            throw new Refused("no space left for " + folder + ": " + readable(free) + " are free and " + readable(LEAST)
                    + " are needed; free some, or choose a folder on another disk with --state");
        }
    }

    public static String readable(long bytes) {
        return bytes < 1024 * MIB ? bytes / MIB + " MB" : String.format(Locale.ROOT, "%.1f GB", bytes / (1024.0 * MIB));
    }
}
