package org.tandem.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real broker and a real PostgreSQL, each a process of its own that can be killed without this JVM. Each is a main
 * class with the arguments {@code <directory> <port>} that prints {@code ready <address>}.
 *
 * @param brokerMain   starts Kafka
 * @param databaseMain starts PostgreSQL
 */
public record Servers(String brokerMain, String databaseMain) {

    private static final Duration START = Duration.ofSeconds(60);
    private static final List<String> BROKER_JVM = List.of("-Xms256m", "-Xmx384m", "-XX:+UseSerialGC");
    private static final List<String> DATABASE_JVM = List.of("-Xmx64m", "-XX:+UseSerialGC");

    /** The launchers people run Tandem with; before that module has them, small ones of our own. */
    public static Servers found() {
        return exists("org.tandem.local.KafkaBroker") && exists("org.tandem.local.PostgresServer")
                ? new Servers("org.tandem.local.KafkaBroker", "org.tandem.local.PostgresServer")
                : new Servers(PlainBroker.class.getName(), PlainDatabase.class.getName());
    }

    public Broker broker(Processes processes, Path directory, int port) {
        ManagedProcess process = processes.main("broker", brokerMain, BROKER_JVM,
                List.of(directory.toString(), String.valueOf(port)));
        process.awaitLine("ready ", START);
        return new Broker(process, "127.0.0.1:" + port);
    }

    public Database database(Processes processes, Path directory, int port) {
        ManagedProcess process = processes.main("database", databaseMain, DATABASE_JVM,
                List.of(directory.toString(), String.valueOf(port)), () -> postmaster(directory));
        String ready = process.awaitLine("ready ", START);
        String url = ready.startsWith("jdbc:") ? ready : "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        return new Database(process, url, "postgres", "postgres");
    }

    /** PostgreSQL's own first process: it leaves the one that started it and writes down its id. */
    private static List<Long> postmaster(Path directory) {
        try (Stream<Path> files = Files.find(directory, 2, (p, a) -> p.endsWith("postmaster.pid"))) {
            for (Path file : files.toList()) {
                long pid = Long.parseLong(Files.readAllLines(file).get(0).strip());
                // the file outlives a kill, and the kernel may have given the number to somebody else
                if (Files.readString(Path.of("/proc", String.valueOf(pid), "comm")).startsWith("postgres")) {
                    return List.of(pid);
                }
            }
            return List.of();
        } catch (IOException | RuntimeException e) {
            return List.of();
        }
    }

    private static boolean exists(String className) {
        try {
            Class.forName(className, false, Servers.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    public record Broker(ManagedProcess process, String bootstrap) {
    }

    public record Database(ManagedProcess process, String url, String user, String password) {
    }
}
