package org.tandem.local.command;

import org.tandem.local.DirectoryLock;
import org.tandem.local.state.ProcessRecord;
import org.tandem.local.state.Refused;
import org.tandem.local.state.StateFolder;
import org.tandem.local.supervise.Console;
import org.tandem.local.supervise.LeftBehind;
import org.tandem.local.supervise.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Stops the platform, and whatever is left of one whose supervisor was killed. */
@Command(name = "down", description = "Stops the platform.", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    /** More than the supervisor gives all of its processes together. */
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @Mixin
    private StateOption state;

    @Override
    public Integer call() {
        StateFolder folder = state.folder();
        folder.requireExisting();
        Console console = new Console(System.out);
        boolean ran = folder.isLocked();
        if (ran) {
            stopSupervisor(folder, console);
        }
        try (DirectoryLock lock = folder.lock().orElseThrow(() -> new Refused("somebody starts the platform in "
                + folder.home() + " at this moment: try again"))) {
            List<String> left = LeftBehind.stop(folder, console);
            if (!left.isEmpty()) {
                console.say("stopped what was left behind: " + String.join(", ", left));
            } else {
                console.say(ran ? "stopped" : "nothing runs in " + folder.home());
            }
            return Tandem.OK;
        }
    }

    private static void stopSupervisor(StateFolder folder, Console console) {
        Optional<ProcessHandle> supervisor = ProcessRecord.read(folder, UpCommand.SUPERVISOR).flatMap(ProcessRecord::living);
        supervisor.ifPresent(ProcessHandle::destroy);
        Progress progress = new Progress(Instant.now());
        Instant deadline = Instant.now().plus(LIMIT);
        while (folder.isLocked()) {
            Instant now = Instant.now();
            if (now.isAfter(deadline)) {
                // it has had its time: what it leaves behind is stopped next
                supervisor.ifPresent(ProcessHandle::destroyForcibly);
                return;
            }
            progress.at(now, "stopping services, broker, database").ifPresent(console::say);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
