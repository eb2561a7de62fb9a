package org.tandem.local.service;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the build leaves the packaged applications. */
public final class Jars {

    private Jars() {
    }

    /** The repository: {@code -Dtandem.root}, or the first directory upwards that has the wrapper. */
    public static Path root() {
        String given = System.getProperty("tandem.root");
        if (given != null) {
            return Path.of(given).toAbsolutePath().normalize();
        }
        Path directory = Path.of("").toAbsolutePath();
        while (directory != null && !Files.exists(directory.resolve("mvnw"))) {
            directory = directory.getParent();
        }
        if (directory == null) {
            throw new IllegalStateException("not inside the repository: set -Dtandem.root");
        }
        return directory;
    }

    public static Path of(String module) {
        return root().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }

    public static boolean built(String module) {
        return Files.exists(of(module));
    }

    public static Path required(String module) {
        if (!built(module)) {
            throw new IllegalStateException(of(module) + " is missing: ./mvnw -DskipTests -pl " + module + " -am package");
        }
        return of(module);
    }
}
