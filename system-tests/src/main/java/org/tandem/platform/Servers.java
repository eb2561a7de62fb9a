package org.tandem.platform;

import org.tandem.local.KafkaBroker;
import org.tandem.local.PostgresServer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The broker and the PostgreSQL people run Tandem with, each as a process of its own that can be killed without this JVM. */
public final class Servers {

    private static final Duration START = Duration.ofSeconds(60);
    private static final List<String> BROKER_JVM = List.of("-Xms256m", "-Xmx384m", "-XX:+UseSerialGC");
    private static final List<String> DATABASE_JVM = List.of("-Xmx64m", "-XX:+UseSerialGC");

    private Servers() {
    }

    public static Broker broker(Processes processes, Path directory, int port) {
        ManagedProcess process = processes.main("broker", KafkaBroker.class.getName(), BROKER_JVM,
                List.of(directory.toString(), String.valueOf(port)));
        return new Broker(process, process.awaitLine("ready ", START));
    }

    public static Database database(Processes processes, Path directory, int port) {
        ManagedProcess process = processes.main("database", PostgresServer.class.getName(), DATABASE_JVM,
                List.of(directory.toString(), String.valueOf(port)), () -> postmaster(directory));
        String address = process.awaitLine("ready ", START);
        return new Database(process, "jdbc:postgresql://" + address + "/postgres", "postgres", "postgres");
    }

    /** PostgreSQL's own first process: it leaves the one that started it and writes down its id. */
    private static List<Long> postmaster(Path directory) {
        try {
            long pid = Long.parseLong(Files.readAllLines(directory.resolve("data/postmaster.pid")).get(0).strip());
            // the file outlives a kill, and the kernel may have given the number to somebody else
            return Files.readString(Path.of("/proc", String.valueOf(pid), "comm")).startsWith("postgres")
                    ? List.of(pid) : List.of();
        } catch (IOException | RuntimeException notThere) {
            return List.of();
        }
    }

    public record Broker(ManagedProcess process, String bootstrap) {
    }

    public record Database(ManagedProcess process, String url, String user, String password) {
    }
}
