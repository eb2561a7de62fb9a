package org.tandem.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;

/**
 * One real Kafka broker, which is its own controller, in this JVM.
 *
 * <p>The directory belongs to the broker and outlives it: starting again in the same directory and on the same port
 * continues with everything that was acknowledged, after a {@link #close()} and after {@code kill -9} alike. (What the
 * operating system has not yet written is lost when the <em>machine</em> dies: that takes replicas.)
 *
 * <p>Should its disk fail, Kafka halts the whole JVM. Close a broker before its directory is deleted.
 */
public final class KafkaBroker implements AutoCloseable {

    private static final int ATTEMPTS_TO_FIND_A_FREE_PORT = 5;

    private final KafkaRaftServer server;
    private final int port;

    private KafkaBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** @see #start(Path, int, Map) */
    public static KafkaBroker start(Path dir, int port) {
        return start(dir, port, Map.of());
    }

    /**
     * Starts a broker and returns when it serves.
     *
     * @param dir       where it keeps its data; made and formatted if it is new
     * @param port      where clients connect, on this machine only; 0 for any free one
     * @param overrides Kafka broker settings that win over those of a small machine
     */
    public static KafkaBroker start(Path dir, int port, Map<String, String> overrides) {
        var home = dir.toAbsolutePath().normalize();
        formatIfNew(home);
        if (port != 0 && !Loopback.isFree(port)) {
            throw new IllegalStateException("Kafka cannot start in " + home + ": port " + port
                    + " is taken. Stop what listens there, or choose another port");
        }
        for (int attempt = 1; ; attempt++) {
            int clientPort = port == 0 ? Loopback.freePort() : port;
            try {
                return attempt(home, clientPort, overrides);
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS_TO_FIND_A_FREE_PORT || !isCausedBy(e, BindException.class)) {
                    throw new IllegalStateException("Kafka did not start in " + home + " on port " + clientPort, e);
                }
            }
        }
    }

    private static KafkaBroker attempt(Path dir, int port, Map<String, String> overrides) {
        var settings = KafkaSettings.of(dir, port, Loopback.freePort(), overrides);
        // Kafka takes the classes its settings name from the loader of the thread. From another loader than its own they
        // are other classes, and it would halt the JVM.
        var thread = Thread.currentThread();
        var callersLoader = thread.getContextClassLoader();
        thread.setContextClassLoader(KafkaRaftServer.class.getClassLoader());
        try {
            return new KafkaBroker(startServer(settings), port);
        } finally {
            thread.setContextClassLoader(callersLoader);
        }
    }

    private static KafkaRaftServer startServer(Properties settings) {
        var server = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
        try {
            server.startup();
            return server;
        } catch (RuntimeException e) {
            server.shutdown();
            throw e;
        }
    }

    public String bootstrapServers() {
        return KafkaSettings.address(port);
    }

    public int port() {
        return port;
    }

    /** Stops the broker and returns when it has let go of its directory and its port. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void formatIfNew(Path dir) {
        if (Files.exists(dir.resolve("meta.properties"))) {
            return;
        }
        var report = new ByteArrayOutputStream();
        try {
            Files.createDirectories(dir);
            new Formatter()
                    .setPrintStream(new PrintStream(report, true, StandardCharsets.UTF_8))
                    .setNodeId(KafkaSettings.NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setDirectories(List.of(dir.toString()))
                    .setMetadataLogDirectory(dir.toString())
                    .setControllerListenerName(KafkaSettings.CONTROLLER_LISTENER)
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(
                    "cannot format " + dir + " for Kafka: " + report.toString(StandardCharsets.UTF_8), e);
        }
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> kind) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    /** {@code <dir> <port> [setting=value ...]}: prints {@code ready <host:port>} and stays until it is told to end. */
    public static void main(String[] args) throws InterruptedException {
        Foreground.run(args, (dir, port, overrides) -> {
            var broker = start(dir, port, overrides);
            return new Foreground.Running(broker.bootstrapServers(), broker, () -> false);
        });
    }
}
