package org.tandem.local.supervise;

import java.util.ArrayList;
import java.util.List;

/**
 * A command that the terminal cannot interrupt. Ctrl-C reaches every process that was started from a terminal at once:
 * broker and services would end together, and the last facts of the services could not be written.
 */
public final class Detached {

    private Detached() {
    }

    /** What is ignored when a program begins stays ignored, and a JVM leaves it so. */
    public static List<String> fromTerminal(List<String> command) {
        List<String> shielded = new ArrayList<>(List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        shielded.addAll(command);
        return shielded;
    }
}
