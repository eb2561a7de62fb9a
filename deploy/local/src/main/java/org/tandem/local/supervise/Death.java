package org.tandem.local.supervise;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a process ended, in words, as its exit value and the end of its log tell. */
final class Death {

    /** Exit value of a service that must not run as it is configured (EX_CONFIG of sysexits.h). */
    static final int WRONG_CONFIGURATION = 78;

    private static final int SIGNALED = 128;
    private static final Map<Integer, String> SIGNALS = Map.of(2, "interrupted", 6, "aborted", 9, "killed", 15, "told to end");
    private static final String REFUSAL = "refusing to start:";
    private static final Pattern FAILURE = Pattern.compile("(?:Caused by: )?(?:[a-z]\\w*\\.)+\\w*(?:Exception|Error): (.+)");
    private static final int LONGEST = 300;

    private Death() {
    }

    static String how(int exitValue) {
        int signal = exitValue - SIGNALED;
        return SIGNALS.containsKey(signal) ? SIGNALS.get(signal) : "ended with " + exitValue;
    }

    /** @param log what the process printed since it was started */
    static Optional<String> why(List<String> log) {
        if (log.stream().map(line -> line.toLowerCase(Locale.ROOT)).anyMatch(line -> line.contains("no space left on device"))) {
            return Optional.of("no space is left on the disk");
        }
        for (int i = 0; i < log.size(); i++) {
            if (log.get(i).contains(REFUSAL)) {
                return Optional.of(shortened(refusal(log, i)));
            }
        }
        // the last of the causes is the first thing that went wrong
        return log.stream().map(FAILURE::matcher).filter(Matcher::lookingAt).map(match -> match.group(1))
                .reduce((first, second) -> second).map(Death::shortened);
    }

    /** What stands behind the words, or in the indented lines beneath. */
    private static String refusal(List<String> log, int at) {
        String line = log.get(at);
        StringBuilder reasons = new StringBuilder(line.substring(line.indexOf(REFUSAL) + REFUSAL.length()).strip());
        for (String below : log.subList(at + 1, log.size())) {
            if (!below.startsWith("  ")) {
                break;
            }
            reasons.append(reasons.isEmpty() ? "" : "; ").append(below.strip());
        }
        return "it refuses: " + reasons;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
