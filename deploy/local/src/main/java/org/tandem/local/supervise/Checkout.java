package org.tandem.local.supervise;

import org.tandem.local.process.Proc;
import org.tandem.local.service.Jars;
import org.tandem.local.state.Refused;
import org.tandem.local.state.StateFolder;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What was built, and who runs from it. A JVM reads classes from its jars as long as it lives, and a build replaces them. */
public final class Checkout {

    private final Path root;

    private Checkout(Path root) {
        this.root = root;
    }

    public static Checkout here() {
        return new Checkout(Jars.root());
    }

    /** What every process that runs from it has among its first arguments. */
    String marker() {
        return "-Dtandem.root=" + root;
    }

    /**
     * @param instead what else can be done
     * @throws Refused while a platform, whatever its folder, runs from what a build would replace
     */
    public void requireUnused(String instead) {
        platform().ifPresent(home -> {
            throw new Refused("the platform in " + home + " runs from what would be built anew: stop it first, with ./tandem down --state "
                    + home + instead);
        });
    }

    private Optional<String> platform() {
        return ProcessHandle.allProcesses().map(Proc::arguments).filter(arguments -> arguments.contains(marker()))
                .flatMap(List::stream).filter(argument -> argument.startsWith(StateFolder.MARKER)).findFirst()
                .map(argument -> argument.substring(StateFolder.MARKER.length()));
    }
}
