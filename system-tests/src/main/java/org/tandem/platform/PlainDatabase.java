package org.tandem.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** One PostgreSQL, kept simple: what {@link Servers} starts where nothing better is on the class path. */
final class PlainDatabase {

    private PlainDatabase() {
    }

    public static void main(String[] args) throws Exception {
        // left behind by a kill; a dead process that nobody has reaped yet would make PostgreSQL believe it still runs
        Files.deleteIfExists(Path.of(args[0], "postmaster.pid"));
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(Path.of(args[0]).toAbsolutePath())
                .setCleanDataDirectory(false)
                .setErrorRedirector(ProcessBuilder.Redirect.INHERIT)
                .setOutputRedirector(ProcessBuilder.Redirect.INHERIT)
                .setPort(Integer.parseInt(args[1]))
                .setPGStartupWait(Duration.ofSeconds(50))
                // the library switches these off for speed, and then a kill loses what was committed
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                // a socket file would outlive a kill just the same
                .setServerConfig("unix_socket_directories", "")
                .start();
        System.out.println("ready " + postgres.getJdbcUrl("postgres", "postgres"));
        new CountDownLatch(1).await();
    }
}
