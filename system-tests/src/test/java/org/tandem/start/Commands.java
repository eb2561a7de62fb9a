package org.tandem.start;

import org.tandem.local.DirectoryLock;
import org.tandem.local.process.ManagedProcess;
import org.tandem.local.process.Signal;
import org.tandem.local.service.Jars;
import org.tandem.local.state.StateFolder;
import org.tandem.local.supervise.Console;
import org.tandem.local.supervise.LeftBehind;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.awaitility.Awaitility.await;

/** Somebody at a shell, in a directory, with one platform. */
final class Commands implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Duration OTHERS = Duration.ofMinutes(15);

    private final Path state;
    private final Path directory;
    private final List<ManagedProcess> started = new ArrayList<>();
    private final DirectoryLock usualPorts;

    /** Waits until nobody else has one: two that are started at once would both find the usual ports free. */
    Commands(Path state, Path directory) {
        this.state = state;
        this.directory = directory;
        Path usual = Jars.root().resolve("system-tests/target/usual-ports");
        usualPorts = await().atMost(OTHERS).until(() -> DirectoryLock.tryTake(usual), Objects::nonNull);
    }

    /** A command that goes on. */
    Running start(String... arguments) {
        String name = arguments[0] + "-" + started.size();
        List<String> command = new ArrayList<>(List.of(Jars.root().resolve("tandem").toString()));
        command.addAll(List.of(arguments));
        ManagedProcess process = new ManagedProcess(name, command, directory.resolve(name + ".out"), List::of, builder -> {
            builder.directory(directory.toFile());
            builder.environment().put("TANDEM_HOME", state.toString());
            // what is tested is what this build packaged
            builder.environment().put("TANDEM_NO_BUILD", "1");
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        });
        started.add(process);
        return new Running(process.start());
    }

    /** A command that ends. */
    Ended run(String... arguments) {
        ManagedProcess process = start(arguments).process;
        int exit = process.awaitExit(LIMIT);
        return new Ended(exit, String.join("\n", process.lines()));
    }

    /** Ends whatever a test that failed left running. */
    @Override
    public void close() {
        started.forEach(process -> Signal.KILL.to(process.alive() ? List.of(process.pid()) : List.of()));
        started.forEach(process -> process.gone(LIMIT));
        if (Files.exists(state)) {
            LeftBehind.stop(StateFolder.at(state), new Console(System.out));
        }
        usualPorts.close();
    }

    record Ended(int exit, String text) {

        String line() {
            if (text.lines().count() != 1) {
                throw new AssertionError("not one line: " + text);
            }
            return text;
        }
    }

    record Running(ManagedProcess process) {

        long pid() {
            return process.pid();
        }

        String text() {
            return String.join("\n", process.lines());
        }

        void awaitLine(String part, Duration within) {
            await().atMost(within).until(() -> {
                if (!process.alive()) {
                    throw new IllegalStateException("ended with " + process.exitValue() + ": " + text());
                }
                return process.lines().stream().anyMatch(line -> line.contains(part));
            });
        }

        int awaitExit(Duration within) {
            return process.awaitExit(within);
        }

        String address(String service) {
            return row(service);
        }

        /** The first word behind a name in what it printed. */
        String row(String name) {
            Matcher row = Pattern.compile("(?m)^  " + Pattern.quote(name) + " +(\\S+)").matcher(text());
            if (!row.find()) {
                throw new AssertionError("no " + name + " in " + text());
            }
            return row.group(1);
        }
    }
}
