package org.tandem.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs one server as a process: {@code ready <address>} on standard output is the only line a parent has to wait for;
 * everything else goes to standard error. {@code SIGTERM} stops the server cleanly.
 */
final class Foreground {

    /** Held here because the logging framework forgets the levels of loggers that nobody holds. */
    private static final List<Logger> LOGGERS = List.of(Logger.getLogger(""),
            // These two warn of what is normal at every start and every stop.
            Logger.getLogger("org.apache.kafka.controller"), Logger.getLogger("org.apache.kafka.clients.NetworkClient"));

    interface Server {
        Running start(Path dir, int port, Map<String, String> overrides);
    }

    /** @param gone whether the server has ended by itself, which ends this process too */
    record Running(String address, AutoCloseable server, BooleanSupplier gone) {
    }

    private Foreground() {
    }

    static void run(String[] args, Server server) throws InterruptedException {
        if (args.length < 2) {
            System.err.println("arguments: <dir> <port> [setting=value ...]");
            System.exit(2);
        }
        LOGGERS.get(0).setLevel(Level.WARNING);
        LOGGERS.stream().skip(1).forEach(logger -> logger.setLevel(Level.SEVERE));
        var running = startOrExit(args, server);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(running.server()), "stop-server"));
        System.out.println("ready " + running.address());
        System.out.flush();
        while (!running.gone().getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(500);
        }
        // Nothing is left to be stopped, and whoever watches this process starts it again.
        System.err.println("the server is gone");
        Runtime.getRuntime().halt(1);
    }

    private static Running startOrExit(String[] args, Server server) {
        try {
            return server.start(Path.of(args[0]), Integer.parseInt(args[1]), settings(args));
        } catch (RuntimeException | Error e) {
            // Threads of a half-started server would keep a process alive that nobody can use.
            e.printStackTrace();
            System.exit(1);
            throw e;
        }
    }

    private static Map<String, String> settings(String[] args) {
        var settings = new LinkedHashMap<String, String>();
        Arrays.stream(args).skip(2).map(arg -> arg.split("=", 2)).forEach(pair -> settings.put(pair[0], pair[1]));
        return settings;
    }

    private static void close(AutoCloseable server) {
        try {
            server.close();
        } catch (Exception e) {
            System.err.println("did not stop cleanly: " + e);
        }
    }
}
