package org.tandem.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where something was measured: without it a number means nothing. */
final class Machine {

    private Machine() {
    }

    static String describe() {
        return "%d cores (%s), %s, Linux %s, JDK %s".formatted(Runtime.getRuntime().availableProcessors(),
                line("/proc/cpuinfo", "model name"), line("/proc/meminfo", "MemTotal"),
                System.getProperty("os.version"), System.getProperty("java.runtime.version"));
    }

    /** The load that others put on the machine shows here. */
    static String loadAverage() {
        try {
            return Files.readString(Path.of("/proc/loadavg")).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String line(String file, String name) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(l -> l.startsWith(name)).findFirst()
                    .map(l -> l.substring(l.indexOf(':') + 1).strip()).orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
