package org.tandem.rest.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.http.HttpServerResponse;
import org.jboss.logging.Logger;
import org.tandem.rest.problem.Problem;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a file in windows of rows and answers with an outcome for each row while it reads. The next window is read when
 * the one before is safe, so a broker that is slow slows down whoever sends, and nothing piles up.
 */
public final class Import {

    private static final Logger LOG = Logger.getLogger(Import.class);
    private static final ObjectWriter JSON = JsonMapper.builder().build().writer();
    private static final int WINDOW_ROWS = 500;
    private static final int WINDOW_CHARS = 1 << 20;

    private final CsvFile file;
    private final Window window;
    private final LineResponse answer;
    private long rows;
    private long accepted;
    private long duplicate;
    private long refused;
    private Stopped end;

    /** What a service makes of rows. */
    public interface Window {

        /**
         * An outcome for each row, in their order, when all of them are safe.
         *
         * @throws Stopped if they cannot be made safe now; whatever of them is safe already is so when they come again
         */
        List<RowOutcome> take(List<Row> rows);
    }

    /** An import cannot go on, for a reason that the sender is told. */
    public static final class Stopped extends RuntimeException {

        private final transient Problem problem;

        public Stopped(Problem problem) {
            super(problem.title(), null, false, false);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }

    private Import(CsvFile file, Window window, LineResponse answer) {
        this.file = file;
        this.window = window;
        this.answer = answer;
    }

    /**
     * Answers the request; for threads that may block.
     *
     * @return null once the answer is sent; or what the request is to be answered with, if not even its first rows were safe
     */
    public static Problem answer(CsvFile file, Window window, HttpServerResponse response) {
        try (LineResponse answer = new LineResponse(response)) {
            return new Import(file, window, answer).run();
        } catch (IOException | UncheckedIOException e) {
            // Whoever sends the file again has its rows once.
            LOG.infof("import broken off: %s", e.getClass().getSimpleName());
            if (!response.ended()) {
                response.reset();
            }
            return null;
        }
    }

    private Problem run() throws IOException {
        Problem problem = null;
        boolean begun = false;
        try {
            List<Row> next = window();
            while (!next.isEmpty()) {
                List<RowOutcome> outcomes = window.take(next);
                if (!begun) {
                    begun = true;
                    answer.begin();
                }
                answer.lines(lines(outcomes));
                next = window();
            }
        } catch (Stopped stopped) {
            problem = stopped.problem;
        }
        if (!begun && problem != null) {
            return problem;
        } else if (!begun) {
            answer.begin();
        }
        answer.lines(line(new ImportSummary(problem == null, rows, accepted, duplicate, refused, problem)));
        answer.end();
        return null;
    }

    /** Rows before the place where the file cannot be read on are taken all the same. */
    private List<Row> window() {
        List<Row> next = new ArrayList<>(WINDOW_ROWS);
        int chars = 0;
        while (end == null && next.size() < WINDOW_ROWS && chars < WINDOW_CHARS) {
            try {
                Row row = file.next();
                if (row == null) {
                    break;
                }
                next.add(row);
                chars += row.text().length();
            } catch (CsvFile.Unreadable e) {
                end = new Stopped(Problem.invalidInput(e.errors()));
            } catch (Stopped e) {
                end = e;
            }
        }
        if (next.isEmpty() && end != null) {
            throw end;
        }
        return next;
    }

    private byte[] lines(List<RowOutcome> outcomes) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream(outcomes.size() * 160);
        for (RowOutcome outcome : outcomes) {
            rows++;
            switch (outcome.outcome()) {
                case RowOutcome.ACCEPTED -> accepted++;
                case RowOutcome.DUPLICATE -> duplicate++;
                default -> refused++;
            }
            lines.writeBytes(line(outcome));
        }
        return lines.toByteArray();
    }

    private static byte[] line(Object line) {
        try {
            byte[] json = JSON.writeValueAsBytes(line);
            byte[] withEnd = Arrays.copyOf(json, json.length + 1);
            withEnd[json.length] = '\n';
            return withEnd;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an outcome is texts and numbers", e);
        }
    }
}
