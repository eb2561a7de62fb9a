package org.tandem.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * The programs of PostgreSQL, unpacked from their Maven artifact once, into a folder that nobody else can write to.
 *
 * <p>What lies there is compared with what was unpacked before each start. If anything is missing, or of another size,
 * all of it is unpacked again.
 */
final class PostgresPrograms {

    private static final Duration UNPACKING_LIMIT = Duration.ofMinutes(5);

    private final Path folder;

    @FunctionalInterface
    interface Start {
        EmbeddedPostgres start() throws IOException;
    }

    PostgresPrograms(Path folder) {
        this.folder = folder;
    }

    static PostgresPrograms here() {
        var said = System.getProperty(PostgresServer.PROGRAMS);
        return new PostgresPrograms(said == null ? besideWhatWasBuilt() : Path.of(said).toAbsolutePath());
    }

    /** Of a server that is started from them. Told by the builder alone, it would still make the folder of all users in {@code /tmp}. */
    EmbeddedPostgres.Builder builder() {
        System.setProperty("ot.epg.working-dir", unpacked().toString());
        return EmbeddedPostgres.builder();
    }

    /**
     * Starts a server from them. They count as whole once it has started: on a disk without space they are unpacked in part,
     * and nothing says so.
     */
    EmbeddedPostgres start(Start start) throws IOException {
        makePrivate();
        if (areWhole()) {
            return started(start);
        }
        try (var unpacking = lock()) {
            if (!areWhole()) {
                Files.deleteIfExists(list());
                Folders.delete(unpacked());
            }
            return started(start);
        }
    }

    private EmbeddedPostgres started(Start start) throws IOException {
        var server = start.start();
        if (!areWhole()) {
            Files.writeString(list(), files());
        }
        return server;
    }

    /** What unpacks lets everybody write where it unpacks to. */
    private void makePrivate() throws IOException {
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private boolean areWhole() throws IOException {
        return Files.exists(list()) && Files.readString(list()).equals(files());
    }

    /** Name and size of each. */
    private String files() throws IOException {
        if (!Files.exists(unpacked())) {
            return "";
        }
        try (Stream<Path> walk = Files.walk(unpacked())) {
            return walk.filter(Files::isRegularFile).map(file -> unpacked().relativize(file) + " " + file.toFile().length() + "\n")
                    .sorted().collect(Collectors.joining());
        }
    }

    private DirectoryLock lock() throws IOException {
        var taken = new DirectoryLock[1];
        Poll.until("PostgreSQL is unpacked into " + folder, UNPACKING_LIMIT, () -> {
            try {
                taken[0] = DirectoryLock.tryTake(folder);
                return taken[0] != null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return taken[0];
    }

    private Path unpacked() {
        return folder.resolve("unpacked");
    }

    private Path list() {
        return folder.resolve("files");
    }

    /** In the folder {@code target} of this module, for all tests and benches of a checkout. */
    private static Path besideWhatWasBuilt() {
        try {
            var classes = Path.of(PostgresPrograms.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return classes.resolveSibling("postgres");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
