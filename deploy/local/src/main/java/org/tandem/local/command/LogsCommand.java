package org.tandem.local.command;

import org.tandem.local.demo.DemoFolder;
import org.tandem.local.state.StateFolder;
import org.tandem.local.supervise.LocalPlatform;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Shows what the processes print. */
@Command(name = "logs", description = "Shows the end of the logs.", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

    @Mixin
    private StateOption state;
    @Parameters(arity = "0..1", paramLabel = "<name>", description = "broker, database, lead-capture, scoring, pipeline, feedback, analytics or console; all unless said.")
    private String name;
    @Option(names = "-f", description = "Go on with what is printed from now on.")
    private boolean follow;
    @Option(names = "-n", paramLabel = "<lines>", defaultValue = "100", description = "Of each log; 100 unless said.")
    private int lines;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        StateFolder folder = state.folder();
        folder.requireExisting();
        List<String> names = new ArrayList<>(LocalPlatform.NAMES);
        if (DemoFolder.of(folder).isDemo()) {
            names.add(LocalPlatform.DEMO);
        }
        if (name != null && !names.contains(name)) {
            throw new ParameterException(spec.commandLine(), "there is no log of " + name + ": choose one of "
                    + String.join(", ", names));
        }
        List<LogTail> tails = new ArrayList<>();
        for (String one : name == null ? names : List.of(name)) {
            tails.add(new LogTail(folder.log(one), name == null ? "%-13s| ".formatted(one) : ""));
        }
        tails.forEach(tail -> tail.last(lines).forEach(this::print));
        while (follow) {
            tails.forEach(tail -> tail.more().forEach(this::print));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
        return Tandem.OK;
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
    }
}
