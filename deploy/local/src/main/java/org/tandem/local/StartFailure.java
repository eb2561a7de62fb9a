package org.tandem.local;

import java.util.List;

/** What to tell of a PostgreSQL that did not start: what it said itself, and what to do where that is known. */
final class StartFailure {

    private static final String AS_ROOT = "cannot be run as root";

    private StartFailure() {
    }

    /** @param log the last lines of PostgreSQL's log */
    static String of(List<String> log) {
        if (log.stream().anyMatch(line -> line.contains(AS_ROOT))) {
            return "PostgreSQL does not run as root, and user namespaces, which would help, are forbidden here: start as another"
                    + " user, or, in a container, with --privileged";
        }
        if (log.isEmpty()) {
            return "PostgreSQL did not start and said nothing";
        }
        List<String> reasons = log.stream().filter(StartFailure::isReason).toList();
        return "PostgreSQL did not start and said: " + String.join(" | ", reasons.isEmpty() ? log : reasons);
    }

    /** What is told is cut off somewhere, and the reason is hardly ever what was said first. */
    private static boolean isReason(String line) {
        return line.contains("FATAL:") || line.contains("PANIC:") || line.contains("error:");
    }
}
