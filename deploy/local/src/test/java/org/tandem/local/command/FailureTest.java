package org.tandem.local.command;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;

import static org.assertj.core.api.Assertions.assertThat;

class FailureTest {

    @Test
    void aFullDiskIsSaidPlainly() {
        assertThat(Failure.line(new UncheckedIOException(new IOException("/x/identity.part: No space left on device"))))
                .isEqualTo("no space is left on the disk: free some and try again");
    }

    @Test
    void otherwiseWhatAndTheFirstCause() {
        assertThat(Failure.line(new IllegalStateException("topics could not be created: timed out\nmore",
                new RuntimeException(new IOException("refused"))))).isEqualTo("topics could not be created: timed out (IOException: refused)");
        assertThat(Failure.line(new NullPointerException())).isEqualTo("NullPointerException");
    }
}
