package org.tandem.events.history;

import org.junit.jupiter.api.Test;
import org.tandem.events.support.ModuleFiles;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A stored file that is edited no longer shows what was published. {@code SHA256SUMS} only grows; after adding files,
 * in {@code events/src/test/resources/history}: {@code sha256sum <folder>/<file>.json >> SHA256SUMS}.
 */
class ChecksumsTest {

    private static final Path MANIFEST = ModuleFiles.HISTORY.resolve("SHA256SUMS");

    /** By file, as {@code sha256sum} writes it. */
    private final Map<String, String> listed = ModuleFiles.read(MANIFEST).lines()
            .map(line -> line.split(" [ *]", 2))
            .collect(Collectors.toMap(line -> line[1], line -> line[0]));

    @Test
    void listEveryStoredFile() {
        assertThat(listed.keySet()).as(MANIFEST.toString()).containsExactlyInAnyOrderElementsOf(
                ModuleFiles.jsonBelow(ModuleFiles.HISTORY).stream()
                        .map(file -> ModuleFiles.HISTORY.relativize(file).toString().replace('\\', '/'))
                        .toList());
    }

    @Test
    void areThoseOfTheFiles() {
        listed.forEach((file, sum) -> assertThat(sha256(ModuleFiles.HISTORY.resolve(file)))
                .as("%s was published as it was: restore it, and add a new file instead", file)
                .isEqualTo(sum));
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (Exception e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }
}
