package org.tandem.local.command;

import org.tandem.local.process.JavaCommand;
import org.tandem.local.state.PrivateFile;
import org.tandem.local.state.StateFolder;
import org.tandem.local.supervise.Console;
import org.tandem.local.supervise.Detached;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Starts the supervisor as a process that stays when the terminal goes, and shows what it says until the platform is ready. */
final class Detaching {

    private final StateFolder folder;

    Detaching(StateFolder folder) {
        this.folder = folder;
    }

    /** @param arguments what the supervisor is to be started with; gives the exit value */
    int up(List<String> arguments) {
        Path log = folder.log(UpCommand.SUPERVISOR);
        Console console = new Console(System.out);
        Process supervisor = start(log, arguments);
        LogTail tail = new LogTail(log, "");
        while (true) {
            // asked first: what it printed before it ended is shown, too
            boolean living = supervisor.isAlive();
            for (String line : tail.more()) {
                console.say(line);
                if (Welcome.isLast(line)) {
                    return Tandem.OK;
                }
            }
            if (!living) {
                return supervisor.exitValue();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private static Process start(Path log, List<String> arguments) {
        try {
            PrivateFile.write(log, "");
            return new ProcessBuilder(Detached.fromTerminal(JavaCommand.main(Tandem.class.getName(), jvm(), arguments)))
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> jvm() {
        return List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-Dtandem.root=" + System.getProperty("tandem.root"));
    }
}
