package org.tandem.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a bench leaves behind: logs stay; what broker and database wrote is gigabytes. */
final class BenchData {

    private BenchData() {
    }

    static void delete(Path work) throws IOException {
        for (String data : List.of("kafka", "postgres")) {
            Path directory = work.resolve(data);
            if (!Files.exists(directory)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
