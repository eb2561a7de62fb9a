package org.tandem.local.state;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessRecordTest {

    @TempDir
    Path directory;
    private StateFolder folder;

    @BeforeEach
    void open() {
        folder = StateFolder.at(directory);
    }

    @Test
    void findsTheProcessAgain() {
        ProcessRecord.write(folder, "broker", ProcessHandle.current());

        assertThat(ProcessRecord.read(folder, "broker").flatMap(ProcessRecord::living)).contains(ProcessHandle.current());
    }

    @Test
    void isNotFooledByAnotherProcessThatHasGotTheId() {
        Instant longAgo = ProcessHandle.current().info().startInstant().orElseThrow().minusSeconds(3_600);

        assertThat(new ProcessRecord("broker", ProcessHandle.current().pid(), longAgo, "").living()).isEmpty();
        assertThat(new ProcessRecord("broker", ProcessHandle.current().pid(), longAgo, "another-start/1").living()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void findsItAgainAfterTheClockWasSet() {
        ProcessRecord.write(folder, "broker", ProcessHandle.current());
        ProcessRecord written = ProcessRecord.read(folder, "broker").orElseThrow();

        assertThat(new ProcessRecord("broker", written.pid(), written.started().minusSeconds(3_600), written.birth()).living())
                .contains(ProcessHandle.current());
    }

    @Test
    void knowsThatOneIsGone() throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();
        ProcessRecord.write(folder, "broker", process.toHandle());
        process.destroyForcibly().waitFor();

        assertThat(ProcessRecord.read(folder, "broker").flatMap(ProcessRecord::living)).isEmpty();
    }

    @Test
    void aFileThatIsNoneIsNone() {
        PrivateFile.write(folder.path("processes", "broker"), "half");

        assertThat(ProcessRecord.read(folder, "broker")).isEmpty();
        assertThat(ProcessRecord.read(folder, "database")).isEmpty();
        ProcessRecord.delete(folder, "broker");
        ProcessRecord.delete(folder, "broker");
    }
}
