package org.tandem.local.service;

import org.tandem.local.process.JavaCommand;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classes of one packaged application as a JVM had them in memory after a start (class data sharing). Whoever starts
 * from them does not read, verify and link up to 17,000 classes again, which is a quarter of the processor time of a start.
 *
 * <p>A JVM keeps only what its own class loader loaded. So an application that starts from its archive has all its jars on
 * the class path, instead of behind the loader of {@code quarkus-run.jar}, and without one it starts from that jar.
 */
public final class ClassArchive {

    private static final String MAIN = "io.quarkus.runner.GeneratedMain";
    /** What was made for this application comes before what it was made from. */
    private static final List<String> FOLDERS = List.of("quarkus", "app", "lib/boot", "lib/main");

    private final Path jar;

    /** @param jar the {@code quarkus-run.jar} of a packaged application */
    ClassArchive(Path jar) {
        this.jar = jar;
    }

    /** @param module a built one */
    public static ClassArchive of(String module) {
        return new ClassArchive(Jars.required(module));
    }

    /** One for each Java: the archive of another cannot be read. */
    public Path file() {
        return jar.getParent().resolveSibling("classes-" + Runtime.version() + ".jsa");
    }

    /** Whether there is one of what is built now. */
    public boolean isFresh() {
        try {
            return Files.exists(file()) && Files.getLastModifiedTime(file()).compareTo(built()) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the application from its archive, or from its jar as long as there is none. */
    public List<String> start(List<String> options) {
        return isFresh() ? fromClassPath("-XX:SharedArchiveFile=" + file(), options) : JavaCommand.jar(jar, options);
    }

    /** Starts the application, and keeps its classes when it ends. */
    public List<String> keep(Path into, List<String> options) {
        return fromClassPath("-XX:ArchiveClassesAtExit=" + into, options);
    }

    private List<String> fromClassPath(String archive, List<String> options) {
        List<String> all = new ArrayList<>(List.of(archive));
        all.addAll(options);
        return JavaCommand.main(classPath(), MAIN, all, List.of());
    }

    private FileTime built() throws IOException {
        return Files.getLastModifiedTime(jar);
    }

    private String classPath() {
        return FOLDERS.stream().flatMap(folder -> jars(jar.resolveSibling(folder))).map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Generated classes before transformed ones, or the other way round, makes no difference: no class is both. */
    private static Stream<Path> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
