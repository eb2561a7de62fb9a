package org.tandem.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sources that the manifests are for. */
final class Repository {

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private Repository() {
    }

    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** Modules that are applications with a port of their own; a library or a bench has none in its settings. */
    static List<Service> services() {
        return MODULE.matcher(read("pom.xml")).results().map(found -> found.group(1))
                .filter(module -> Files.exists(root().resolve(module).resolve(Service.SETTINGS)) && !module.startsWith("system-tests"))
                .map(Service::new).toList();
    }

    static String read(String file) {
        try {
            return Files.readString(root().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that a pattern finds in the Java sources of a module. */
    static List<MatchResult> find(String module, Pattern pattern) {
        try (Stream<Path> files = Files.walk(root().resolve(module).resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> pattern.matcher(read(root().relativize(file).toString())).results()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
