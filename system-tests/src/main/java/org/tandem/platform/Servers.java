package org.tandem.platform;

import org.tandem.local.process.Processes;
import org.tandem.local.service.ServerJvm;
import org.tandem.local.process.ManagedProcess;
import org.tandem.local.KafkaBroker;
import org.tandem.local.PostgresServer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The broker and the PostgreSQL people run Tandem with, each as a process of its own that can be killed without this JVM. */
public final class Servers {

    private static final Duration START = Duration.ofSeconds(60);

    private Servers() {
    }

    public static Broker broker(Processes processes, Path directory, int port) {
        ManagedProcess process = processes.main("broker", KafkaBroker.class.getName(), ServerJvm.BROKER,
                List.of(directory.toString(), String.valueOf(port)));
        return new Broker(process, process.awaitLine("ready ", START));
    }

    public static Database database(Processes processes, Path directory, int port) {
        ManagedProcess process = processes.main("database", PostgresServer.class.getName(), ServerJvm.DATABASE,
                List.of(directory.toString(), String.valueOf(port)), () -> PostgresServer.pids(directory));
        String address = process.awaitLine("ready ", START);
        return new Database(process, "jdbc:postgresql://" + address + "/postgres", "postgres", "postgres");
    }

    public record Broker(ManagedProcess process, String bootstrap) {
    }

    public record Database(ManagedProcess process, String url, String user, String password) {
    }
}
