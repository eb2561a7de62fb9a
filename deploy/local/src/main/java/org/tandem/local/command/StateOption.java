package org.tandem.local.command;

import org.tandem.local.service.Jars;
import org.tandem.local.state.StateFolder;
import picocli.CommandLine.Option;

import java.nio.file.Path;

/** Which platform of this machine is meant: several may run, each in a folder of its own. */
final class StateOption {

    private static final String VARIABLE = "TANDEM_HOME";

    @Option(names = "--state", paramLabel = "<folder>",
            description = "Where the platform keeps what it knows; $TANDEM_HOME, or .tandem beside this script, unless said.")
    private Path given;

    StateFolder folder() {
        return StateFolder.at(path());
    }

    /** How to say the same platform again, for lines that tell people what to type. */
    String command(String command) {
        return "./tandem " + command + (given == null ? "" : " --state " + given);
    }

    private Path path() {
        if (given != null) {
            return given;
        }
        String variable = System.getenv(VARIABLE);
        return variable != null && !variable.isBlank() ? Path.of(variable) : Jars.root().resolve(".tandem");
    }
}
