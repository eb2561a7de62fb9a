package org.tandem.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Says whose directory it is. The operating system lets go of it when the process dies, however it dies; so a server
 * that is found running in a directory whose lock is free has lost its parent, and may be stopped.
 */
public final class DirectoryLock implements AutoCloseable {

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    static DirectoryLock take(Path dir) throws IOException {
        var lock = tryTake(dir);
        if (lock == null) {
            throw new IllegalStateException(dir + " is in use by another process: stop it, or choose another directory");
        }
        return lock;
    }

    /** Null when another has it. */
    public static DirectoryLock tryTake(Path dir) throws IOException {
        Files.createDirectories(dir);
        var channel = FileChannel.open(dir.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!tryLock(channel)) {
            channel.close();
            return null;
        }
        return new DirectoryLock(channel);
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
