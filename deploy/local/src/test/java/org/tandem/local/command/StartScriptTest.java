package org.tandem.local.command;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The script says itself what an old Java could not even load. */
class StartScriptTest {

    @TempDir
    Path bin;
    private String printed;

    @ParameterizedTest
    @CsvSource({"1.8.0_392", "11.0.2", "16-ea"})
    void anOldJavaIsRefusedInOneLine(String version) throws Exception {
        fakeJava("echo 'openjdk version \"" + version + "\" 2020-01-01' >&2");

        assertThat(tandem("status")).isEqualTo(3);

        assertThat(printed).isEqualTo("tandem: " + bin.resolve("java") + " is Java " + version
                + ", and Tandem needs a JDK, 17 or newer: install one, or set JAVA_HOME\n");
    }

    @Test
    void whatIsNoJavaIsRefusedInOneLine() throws Exception {
        fakeJava("echo 'install java first' >&2; exit 1");

        assertThat(tandem("status")).isEqualTo(3);

        assertThat(printed).contains("does not say which version it is").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"17", "17.0.15", "25.0.1", "26-ea"})
    void aNewOneIsGivenTheArguments(String version) throws Exception {
        fakeJava("""
                case $1 in -version) echo 'openjdk version "%s"' >&2; exit ;; esac
                for last; do :; done; echo "ran $last" """.formatted(version));
        Path jar = Path.of("../../deploy/local/target/tandem-local.jar");

        int exit = tandem("status");

        // before anything is packaged there is nothing to be started, and it says so
        assertThat(printed).isEqualTo(Files.exists(jar) ? "ran status\n" : "tandem: nothing is built yet: ./tandem up builds and starts it\n");
        assertThat(exit).isEqualTo(Files.exists(jar) ? 0 : 3);
    }

    private void fakeJava(String script) throws IOException {
        Path java = bin.resolve("java");
        Files.writeString(java, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    }

    private int tandem(String command) throws Exception {
        var builder = new ProcessBuilder("sh", Path.of("../../tandem").toAbsolutePath().normalize().toString(), command)
                .redirectErrorStream(true);
        builder.environment().remove("JAVA_HOME");
        builder.environment().put("TANDEM_NO_BUILD", "1");
        builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
        Process process = builder.start();
        printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        return process.waitFor();
    }
}
