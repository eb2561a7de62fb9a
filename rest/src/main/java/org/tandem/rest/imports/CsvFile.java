package org.tandem.rest.imports;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import org.tandem.rest.problem.FieldError;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A CSV file (RFC 4180) as it comes, one row at a time: quoted line breaks, either line end, with or without a byte order
 * mark. Memory is bounded by the longest row that is allowed, whatever is sent.
 *
 * <p>A row that cannot be read is a row with flaws, and the rows after it are read. Only where no end of a row can be found
 * does the file end early.
 */
public final class CsvFile implements Closeable {

    static final int MOST_COLUMNS = 200;
    static final int LONGEST_CELL = 32 * 1024;
    /** With its header: what can be kept as it was sent. */
    static final int LONGEST_TEXT = 64 * 1024;
    private static final int BUFFER = 256 * 1024;
    private static final char REPLACEMENT = '\uFFFD';
    private static final String BETWEEN_CELLS = "\u001f";

    private final Mapping mapping;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final List<String> header;
    private final String headerLine;
    private final int[] keyColumns;
    private long line = 1;

    /** The file, or what its header lacks. */
    public static final class Unreadable extends Exception {

        private final transient List<FieldError> errors;

        Unreadable(String field, String code, String message) {
            this(List.of(new FieldError(field, code, message)));
        }

        Unreadable(List<FieldError> errors) {
            super(null, null, false, false);
            this.errors = List.copyOf(errors);
        }

        public List<FieldError> errors() {
            return errors;
        }
    }

    private CsvFile(Mapping mapping, CsvReader<CsvRecord> reader) throws Unreadable {
        this.mapping = mapping;
        this.reader = reader;
        this.records = reader.iterator();
        CsvRecord first = record();
        if (first == null) {
            throw new Unreadable(null, "empty", "The file has no header");
        }
        this.header = first.getFields().stream().map(String::strip).toList();
        this.headerLine = text(header, mapping.delimiter());
        check();
        this.keyColumns = mapping.key().stream().mapToInt(header::indexOf).filter(column -> column >= 0).toArray();
    }

    /**
     * Reads the header.
     *
     * @throws Unreadable        if it is none, or has not the columns that the mapping names
     * @throws UncheckedIOException if the file stopped coming
     */
    public static CsvFile open(InputStream file, Mapping mapping) throws Unreadable {
        CsvReader<CsvRecord> reader = CsvReader.builder().fieldSeparator(mapping.delimiter())
                .maxBufferSize(BUFFER).skipEmptyLines(true).allowExtraFields(true).allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .build(CsvRecordHandler.of(limits -> limits.maxFields(MOST_COLUMNS + 1).maxFieldSize(LONGEST_CELL)
                        .maxRecordSize(LONGEST_TEXT)), withoutMark(new InputStreamReader(file, mapping.charset())));
        return new CsvFile(mapping, reader);
    }

    /**
     * @return null at the end
     * @throws Unreadable           if no end of a row can be found, such as for a quote that is never closed
     * @throws UncheckedIOException if the file stopped coming
     */
    public Row next() throws Unreadable {
        CsvRecord record = record();
        return record == null ? null : row(record);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private CsvRecord record() throws Unreadable {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord record = records.next();
            line = record.getStartingLineNumber();
            return record;
        } catch (CsvParseException e) {
            if (e.getCause() instanceof Import.Stopped stopped) {
                throw stopped;
            }
            throw new Unreadable(null, "row-without-end", "After line " + line + " no row of at most " + LONGEST_TEXT / 1024
                    + " KiB ends: look for a quote that is not closed");
        }
    }

    private Row row(CsvRecord record) {
        List<String> cells = record.getFields();
        String text = headerLine + "\n" + text(cells, mapping.delimiter()) + "\n";
        FieldError flaw = flaw(cells);
        if (flaw != null) {
            return new Row(line, String.join(BETWEEN_CELLS, cells), Map.of(), Map.of(), List.of(), List.of(flaw), text);
        }
        Map<String, String> fields = new HashMap<>(mapping.constants());
        Map<String, String> others = new LinkedHashMap<>();
        List<String> empty = new ArrayList<>(0);
        for (int i = 0; i < cells.size(); i++) {
            String value = cells.get(i).strip();
            String column = header.get(i);
            String field = mapping.columns().get(column);
            if (field != null && value.isEmpty()) {
                empty.add(field);
            } else if (field != null) {
                fields.put(field, value);
            } else if (!value.isEmpty() && !mapping.ignored().contains(column)) {
                others.put(column, value);
            }
        }
        return new Row(line, key(cells), fields, others, empty, List.of(), text);
    }

    /** By its key columns; where they are blank, or there are none, by all it says. */
    private String key(List<String> cells) {
        StringBuilder key = new StringBuilder();
        boolean said = false;
        for (int column : keyColumns) {
            String cell = cells.get(column).strip();
            said |= !cell.isEmpty();
            key.append(key.isEmpty() ? "" : BETWEEN_CELLS).append(cell);
        }
        return said ? key.toString() : BETWEEN_CELLS + String.join(BETWEEN_CELLS, cells);
    }

    private FieldError flaw(List<String> cells) {
        if (cells.size() != header.size()) {
            return new FieldError(null, "other-number-of-columns",
                    "The header has " + header.size() + " columns, this row has " + cells.size() + ".");
        }
        for (String cell : cells) {
            if (cell.indexOf(REPLACEMENT) >= 0) {
                return new FieldError(null, "other-encoding", "This row is not " + mapping.charset().name() + ".");
            }
        }
        return null;
    }

    private void check() throws Unreadable {
        List<FieldError> errors = new ArrayList<>();
        if (header.size() > MOST_COLUMNS) {
            throw new Unreadable(null, "too-many", "Send at most " + MOST_COLUMNS + " columns");
        }
        Set<String> seen = new HashSet<>();
        header.forEach(column -> {
            if (!seen.add(column)) {
                errors.add(new FieldError(null, "column-twice", "Two columns have the same name"));
            }
        });
        mapping.required().stream().filter(column -> !seen.contains(column)).sorted().forEach(column ->
                errors.add(new FieldError(column, "missing", "The file has no such column; are its delimiter and encoding as the"
                        + " mapping says?")));
        if (!errors.isEmpty()) {
            throw new Unreadable(errors);
        }
    }

    private static String text(List<String> cells, char delimiter) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            line.append(i == 0 ? "" : String.valueOf(delimiter));
            boolean quoted = cell.indexOf(delimiter) >= 0 || cell.indexOf('"') >= 0 || cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0;
            line.append(quoted ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell);
        }
        return line.toString();
    }

    /** Spreadsheets write one before UTF-8. */
    private static Reader withoutMark(Reader file) {
        PushbackReader reader = new PushbackReader(file, 1);
        try {
            int first = reader.read();
            if (first >= 0 && first != '\uFEFF') {
                reader.unread(first);
            }
            return reader;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
