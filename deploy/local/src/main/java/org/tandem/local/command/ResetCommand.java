package org.tandem.local.command;

import org.tandem.local.DirectoryLock;
import org.tandem.local.PostgresServer;
import org.tandem.local.state.Refused;
import org.tandem.local.state.StateFolder;
import org.tandem.local.supervise.LeftBehind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.concurrent.Callable;

/** Deletes a platform that does not run: every lead, every key, the identity. */
@Command(name = "reset", description = "Deletes everything the platform of this machine holds.", mixinStandardHelpOptions = true)
final class ResetCommand implements Callable<Integer> {

    @Mixin
    private StateOption state;
    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        StateFolder folder = state.folder();
        folder.requireExisting();
        try (DirectoryLock lock = folder.lock().orElseThrow(() -> new Refused("the platform in " + folder.home()
                + " runs: stop it first, with " + state.command("down")))) {
            if (!LeftBehind.find(folder).isEmpty() || !PostgresServer.pids(folder.path("postgres")).isEmpty()) {
                throw new Refused("processes of the platform in " + folder.home() + " still run: stop them first, with "
                        + state.command("down"));
            }
            if (!yes && !isConfirmed(folder)) {
                spec.commandLine().getOut().println("nothing was deleted");
                return Tandem.REFUSED;
            }
            folder.delete();
            spec.commandLine().getOut().println("deleted " + folder.home());
            return Tandem.OK;
        }
    }

    private boolean isConfirmed(StateFolder folder) {
        spec.commandLine().getOut().print("Delete every lead and every key in " + folder.home() + "? [y/N] ");
        spec.commandLine().getOut().flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
            return answer != null && (answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
