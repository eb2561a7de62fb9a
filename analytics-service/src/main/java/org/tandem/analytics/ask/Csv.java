package org.tandem.analytics.ask;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A table as a file for spreadsheets: the question it answers in its first lines, each beginning with {@code #}, then the names
 * of its columns, then its rows. What is undefined is empty, and the column beside it says why.
 */
public final class Csv {

    public static final String MEDIA_TYPE = "text/csv";

    private final StringWriter text = new StringWriter();
    private final CsvWriter csv;
    private final String name;

    public Csv(String name, String question, List<String> columns) {
        this.name = name;
        question.lines().forEach(line -> text.append("# ").append(line.strip()).append("\r\n"));
        this.csv = CsvWriter.builder().build(text);
        csv.writeRecord(columns);
    }

    public Csv row(Object... values) {
        csv.writeRecord(Arrays.stream(values).map(Csv::cell).toList());
        return this;
    }

    public Response response() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory was not written", e);
        }
        return Response.ok(text.toString()).type(MEDIA_TYPE + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"").build();
    }

    /** A text that a spreadsheet would take for a formula is marked as text: codes come from senders. */
    private static String cell(Object value) {
        String cell = Objects.toString(value, "");
        return value instanceof String && !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
