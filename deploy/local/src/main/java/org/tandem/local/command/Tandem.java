package org.tandem.local.command;

import org.tandem.local.state.Refused;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

import java.io.PrintWriter;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The commands. Whatever goes wrong is one line on standard error and an exit value. */
@Command(name = "tandem", description = "Runs Tandem on this machine.", synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true, versionProvider = Version.class,
        subcommands = {UpCommand.class, DownCommand.class, StatusCommand.class, LogsCommand.class, TokenCommand.class,
                ResetCommand.class, ImportCommand.class, MayBuildCommand.class},
        footer = {"", "And, done by the script itself: tandem bench capture|inbox|decide|platform|rebuild measures how fast it is."})
public final class Tandem implements Runnable {

    static final int OK = 0;
    static final int FAILED = 1;
    static final int WRONG_ARGUMENTS = 2;
    /** It cannot be done as things are. */
    static final int REFUSED = 3;

    /** Held here because the logging framework forgets the levels of loggers that nobody holds. */
    private static final Logger LIBRARIES = Logger.getLogger("");

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] args) {
        LIBRARIES.setLevel(Level.SEVERE);
        System.exit(run(args, new PrintWriter(System.out, true), new PrintWriter(System.err, true)));
    }

    static int run(String[] args, PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new Tandem());
        line.setOut(out);
        line.setErr(err);
        line.setParameterExceptionHandler(Tandem::wrongArguments);
        line.setExecutionExceptionHandler((failure, command, result) -> failed(failure, command.getErr()));
        return line.execute(args);
    }

    /** Without a command. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }

    private static int wrongArguments(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        String line = wrong.getMessage().lines().findFirst().orElse("wrong arguments");
        command.getErr().println("tandem: " + line + " (" + command.getCommandSpec().qualifiedName() + " --help says more)");
        return WRONG_ARGUMENTS;
    }

    static int failed(Throwable failure, PrintWriter err) {
        if (failure instanceof Refused refused) {
            err.println("tandem: " + refused.getMessage());
            return REFUSED;
        }
        err.println("tandem: " + Failure.line(failure));
        return FAILED;
    }
}
