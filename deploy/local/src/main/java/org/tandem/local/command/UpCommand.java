package org.tandem.local.command;

import org.tandem.local.DirectoryLock;
import org.tandem.local.demo.DemoFolder;
import org.tandem.local.service.Jars;
import org.tandem.local.service.LocalConsole;
import org.tandem.local.service.LocalService;
import org.tandem.local.state.DiskSpace;
import org.tandem.local.state.PortChoice;
import org.tandem.local.state.Ports;
import org.tandem.local.state.ProcessRecord;
import org.tandem.local.state.Refused;
import org.tandem.local.state.Secrets;
import org.tandem.local.state.StateFolder;
import org.tandem.local.supervise.Checkout;
import org.tandem.local.supervise.Console;
import org.tandem.local.supervise.LeftBehind;
import org.tandem.local.supervise.LocalPlatform;
import org.tandem.local.supervise.Supervisor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Starts the platform and stays: this process is its supervisor.
 *
 * <p>The end is one way for all: Ctrl-C, {@code down} and a start that fails each end this JVM, and its end takes the
 * platform down.
 */
@Command(name = "up", description = "Starts the platform, and keeps it running until it is told to stop.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    static final String SUPERVISOR = "supervisor";
    /** Said to the script by whoever wants what is there to be run as it is. */
    private static final String NO_BUILD = "TANDEM_NO_BUILD";

    @Mixin
    private StateOption state;
    @Mixin
    private PortOptions ports;
    @Option(names = "--detach", description = "Return when it is ready, and leave it running.")
    private boolean detach;
    @Option(names = "--demo", description = "Fill a new platform with invented data, and keep invented people at work on it.")
    private boolean demo;
    /** For the script, which asks before it builds for minutes, and over jars that somebody runs. */
    @Option(names = "--check", hidden = true)
    private boolean check;
    @Spec
    private CommandSpec spec;
    private DirectoryLock lock;

    @Override
    public Integer call() {
        StateFolder folder = state.folder();
        refuseSecond(folder);
        if (demo) {
            DemoFolder.of(folder).requireDemoOrNew();
        }
        DiskSpace.require(folder.home(), DiskSpace.free(folder.home()));
        if (check) {
            Checkout.here().requireUnused(", or start what is built as it is, with " + NO_BUILD + "=1 before the command");
        }
        folder.open();
        if (check) {
            return Tandem.OK;
        }
        Arrays.stream(LocalService.values()).forEach(service -> Jars.required(service.module()));
        Jars.required(LocalConsole.MODULE);
        if (detach) {
            return new Detaching(folder).up(again());
        }
        // held until this process ends, however it ends: until then nobody else may touch the folder
        lock = folder.lock().orElseThrow(() -> alreadyRuns(folder));
        run(folder);
        return Tandem.OK;
    }

    /** What was typed, but to be done by the process that reads it. */
    private List<String> again() {
        return spec.root().commandLine().getParseResult().originalArgs().stream().filter(argument -> !argument.equals("--detach")).toList();
    }

    private void run(StateFolder folder) {
        Instant began = Instant.now();
        Console console = new Console(System.out);
        ProcessRecord.write(folder, SUPERVISOR, ProcessHandle.current());
        console.say("Tandem starts in " + folder.home() + " (" + DiskSpace.readable(DiskSpace.free(folder.home())) + " free)");
        List<String> left = LeftBehind.find(folder).keySet().stream().toList();
        if (!left.isEmpty()) {
            console.say("stopping what an earlier start left behind: " + String.join(", ", left));
        }
        LeftBehind.stop(folder, console);

        if (demo) {
            DemoFolder.of(folder).begin(began);
        }
        Secrets secrets = Secrets.of(folder);
        PortChoice choice = ports.choose(folder);
        choice.said().forEach(console::say);
        Ports.write(folder, choice.ports());
        Supervisor supervisor = new Supervisor(new LocalPlatform(folder, choice.ports(), secrets, demo), console);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(folder, supervisor, console), "stop"));
        if (System.getenv(NO_BUILD) == null) {
            supervisor.prepare();
        }
        Instant built = Instant.now();
        supervisor.up();
        long seconds = Math.max(1, Duration.between(built, Instant.now()).toSeconds());
        new Welcome(folder, state, choice.ports()).lines(seconds).forEach(console::say);
        supervisor.keep();
    }

    private static void stop(StateFolder folder, Supervisor supervisor, Console console) {
        console.say("stopping");
        supervisor.down();
        LocalPlatform.ALL.forEach(name -> ProcessRecord.delete(folder, name));
        ProcessRecord.delete(folder, SUPERVISOR);
        console.say("stopped");
    }

    private void refuseSecond(StateFolder folder) {
        if (folder.exists() && folder.isLocked()) {
            throw alreadyRuns(folder);
        }
    }

    private Refused alreadyRuns(StateFolder folder) {
        String who = ProcessRecord.read(folder, SUPERVISOR).map(one -> " by process " + one.pid()).orElse("");
        Integer port = Ports.read(folder).get(LocalService.LEAD_CAPTURE.id());
        String where = port == null ? "" : ", lead capture on http://localhost:" + port;
        return new Refused("the platform in " + folder.home() + " is run already" + who + where + ": see "
                + state.command("status") + ", stop it with " + state.command("down")
                + ", or start another with --state <folder>");
    }
}
