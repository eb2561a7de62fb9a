package org.tandem.events.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The module's files in the working tree: copies under {@code target} outlive a file that was deleted. */
public final class ModuleFiles {

    private static final Path MODULE = module();

    public static final Path SCHEMAS = MODULE.resolve("src/main/resources/schemas");
    public static final Path ASYNC_API = MODULE.resolve("src/main/resources/asyncapi.yaml");
    public static final Path HISTORY = MODULE.resolve("src/test/resources/history");
    public static final Path CATALOGUE = MODULE.resolveSibling("docs").resolve("events.md");

    private ModuleFiles() {
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every JSON file below a folder, sorted. */
    public static List<Path> jsonBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Maven runs tests in the module, an IDE often in the root. */
    private static Path module() {
        Path here = Path.of("").toAbsolutePath();
        return here.endsWith("events") ? here : here.resolve("events");
    }
}
