package org.tandem.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.tandem.local.KafkaBroker;
import org.tandem.local.PostgresServer;

/** The servers of local mode, smaller, in a directory that goes when they go. */
final class InJvmServers implements Servers {

    /** Compaction is looked for at once, because tests wait for it. */
    private static final Map<String, String> KAFKA = Map.of(
            "log.cleaner.dedupe.buffer.size", String.valueOf(4 * 1024 * 1024),
            "log.cleaner.backoff.ms", "100",
            "log.segment.bytes", String.valueOf(16 * 1024 * 1024));

    private static final Map<String, String> POSTGRES = Map.of(
            "shared_buffers", "32MB",
            "max_wal_size", "256MB");

    private final Path dir;
    private final PostgresServer postgres;
    private final int brokerPort;
    private final String bootstrapServers;
    private KafkaBroker broker;

    private InJvmServers(Path dir, KafkaBroker broker, PostgresServer postgres) {
        this.dir = dir;
        this.postgres = postgres;
        this.broker = broker;
        this.brokerPort = broker.port();
        this.bootstrapServers = broker.bootstrapServers();
    }

    static InJvmServers start() {
        try {
            var dir = Files.createTempDirectory("tandem-test-");
            // Each takes about two seconds, half of it waiting.
            var postgres = CompletableFuture.supplyAsync(() -> PostgresServer.start(dir.resolve("postgres"), 0, POSTGRES));
            try {
                return new InJvmServers(dir, KafkaBroker.start(dir.resolve("kafka"), 0, KAFKA), postgres.join());
            } catch (RuntimeException e) {
                // PostgreSQL is processes of its own: nobody else would stop them.
                postgres.thenAccept(PostgresServer::close);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public String jdbcUrl(String database) {
        return postgres.jdbcUrl(database);
    }

    @Override
    public void createDatabase(String name) {
        postgres.createDatabase(name);
    }

    @Override
    public synchronized void stopBroker() {
        if (broker != null) {
            broker.close();
            broker = null;
        }
    }

    @Override
    public synchronized void startBroker() {
        if (broker == null) {
            broker = KafkaBroker.start(dir.resolve("kafka"), brokerPort, KAFKA);
        }
    }

    @Override
    public void close() {
        // Kafka halts the JVM when its directory goes first.
        stopBroker();
        postgres.close();
        delete(dir);
    }

    private static void delete(Path dir) {
        List<Path> files;
        try (var walk = Files.walk(dir)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (var file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // The operating system clears its temporary directory; a test must not fail for it.
                System.err.println("left behind: " + file);
            }
        }
    }
}
