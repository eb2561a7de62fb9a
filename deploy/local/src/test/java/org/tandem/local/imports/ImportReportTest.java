package org.tandem.local.imports;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandem.local.imports.Importer.Patience;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

class ImportReportTest {

    private static final Patience PATIENCE = new Patience(5, Duration.ofSeconds(120));
    /** Told by the clock, so a slow machine may have more of it. */
    private static final String PROGRESS = "  ";
    private static final RowLine ACCEPTED = new RowLine(2, "accepted", "{\"line\":2}");
    private static final RowLine REFUSED = new RowLine(3, "refused", "{\"line\":3}");
    private static final RowLine ALSO_REFUSED = new RowLine(5, "refused", "{\"line\":5}");

    @TempDir
    Path directory;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aRefusedRowIsToldOnceHoweverOftenTheFileIsSent() throws IOException {
        // Given
        try (ImportReport report = report(null)) {
            report.sending(1);
            report.row(ACCEPTED);
            report.row(REFUSED);
            report.brokenOff(new Ending.BrokenOff(new Counts(2, 1, 0, 1), "the answer was cut off", true));

            // When
            report.sending(2);
            report.row(REFUSED);
            report.row(ALSO_REFUSED);
            report.ended(new Ending.Complete(new Counts(3, 0, 1, 2)));
        }

        // Then
        assertThat(err).hasToString("{\"line\":3}\n{\"line\":5}\n");
        assertThat(out.toString().lines().filter(line -> !line.startsWith(PROGRESS))).satisfiesExactly(
                line -> assertThat(line).isEqualTo("broken off after 2 rows: 1 accepted, 0 duplicate, 1 refused: the answer was cut off"),
                line -> assertThat(line).startsWith("waiting for lead-capture, at most 120 s"),
                line -> assertThat(line).isEqualTo("lead-capture is back: the same file is sent again (2 of at most 5)"),
                line -> assertThat(line).matches("complete in \\d+\\.\\d s, 3 rows: 0 accepted, 1 duplicate, 2 refused; sent 2 times, .*"));
    }

    @Test
    void theOutcomesAreThoseOfTheLastSending() throws IOException {
        // Given
        Path outcomes = directory.resolve("outcomes");
        try (ImportReport report = report(outcomes)) {
            report.sending(1);
            report.row(ACCEPTED);

            // When
            report.sending(2);
            report.row(ACCEPTED);
            report.row(REFUSED);
        }

        // Then
        assertThat(outcomes).hasContent("{\"line\":2}\n{\"line\":3}\n");
        assertThat(err.toString()).isEmpty();
    }

    private ImportReport report(Path outcomes) {
        return new ImportReport("lead-capture", PATIENCE, new PrintWriter(out, true), new PrintWriter(err, true), outcomes);
    }
}
