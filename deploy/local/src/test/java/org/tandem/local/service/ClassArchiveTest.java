package org.tandem.local.service;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ClassArchiveTest {

    private static final Instant BUILT = Instant.parse("2026-03-01T10:00:00Z");
    private static final List<String> OPTIONS = List.of("-Xmx64m");

    @TempDir
    private Path target;
    private Path jar;
    private ClassArchive classes;

    @BeforeEach
    void build() throws IOException {
        for (String each : List.of("quarkus/generated.jar", "app/service.jar", "lib/boot/loader.jar", "lib/main/kafka.jar", "quarkus-run.jar")) {
            Path file = target.resolve("quarkus-app").resolve(each);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
        }
        jar = target.resolve("quarkus-app/quarkus-run.jar");
        Files.setLastModifiedTime(jar, FileTime.from(BUILT));
        classes = new ClassArchive(jar);
    }

    @Test
    void whatHasNoArchiveStartsFromItsJar() {
        assertThat(classes.isFresh()).isFalse();
        assertThat(classes.start(OPTIONS)).endsWith("-Xmx64m", "-jar", jar.toString());
    }

    @Test
    void whatHasOneStartsFromItWithAllItsJarsGeneratedOnesFirst() throws IOException {
        // Given
        archive(BUILT.plusSeconds(1));
        // When
        List<String> command = classes.start(OPTIONS);
        // Then
        assertThat(command).contains("-XX:SharedArchiveFile=" + classes.file(), "-Xmx64m").doesNotContain("-jar");
        assertThat(command.get(command.indexOf("-cp") + 1)).containsSubsequence("generated.jar", "service.jar", "loader.jar", "kafka.jar")
                .doesNotContain("quarkus-run.jar");
    }

    @Test
    void anArchiveOfAnEarlierBuildIsNotUsed() throws IOException {
        // Given
        archive(BUILT.minusSeconds(1));
        // Then
        assertThat(classes.isFresh()).isFalse();
        assertThat(classes.start(OPTIONS)).contains("-jar");
    }

    private void archive(Instant made) throws IOException {
        Files.writeString(classes.file(), "");
        Files.setLastModifiedTime(classes.file(), FileTime.from(made));
    }
}
