package org.tandem.local.command;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;

class LogTailTest {

    @TempDir
    Path directory;

    @Test
    void givesWholeLinesAsTheyAreCompleted() throws Exception {
        LogTail tail = new LogTail(file(), "scoring| ");
        assertThat(tail.last(5)).isEmpty();

        append("one\ntwo\nthr");
        assertThat(tail.more()).containsExactly("scoring| one", "scoring| two");
        append("ee\n");
        assertThat(tail.more()).containsExactly("scoring| three");
        assertThat(tail.more()).isEmpty();
    }

    @Test
    void beginsAtTheLastLines() throws Exception {
        append("x".repeat(2_000_000) + "\none\ntwo\nthree\n");
        LogTail tail = new LogTail(file(), "");

        assertThat(tail.last(2)).containsExactly("two", "three");
        append("four\n");
        assertThat(tail.more()).containsExactly("four");
    }

    @Test
    void beginsAnewWithANewFile() throws Exception {
        append("one\ntwo\n");
        LogTail tail = new LogTail(file(), "");
        tail.last(1);

        Files.delete(file());
        append("new\n");

        assertThat(tail.more()).containsExactly("new");
    }

    private void append(String text) throws IOException {
        Files.writeString(file(), text, CREATE, APPEND);
    }

    private Path file() {
        return directory.resolve("scoring.log");
    }
}
