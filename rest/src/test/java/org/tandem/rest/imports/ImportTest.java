package org.tandem.rest.imports;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import org.junit.jupiter.api.Test;
import org.tandem.rest.problem.Problem;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

class ImportTest {

    private static final Problem AWAY = Problem.of(503, "unavailable", "Not now", "Send the same file again");

    private final StringBuilder sent = new StringBuilder();
    private long now;
    private boolean closed;
    private boolean reset;
    private final HttpServerResponse response = (HttpServerResponse) Proxy.newProxyInstance(getClass().getClassLoader(),
            new Class<?>[] {HttpServerResponse.class}, (proxy, method, arguments) -> switch (method.getName()) {
                case "writeQueueFull", "ended" -> false;
                case "closed" -> closed;
                case "write" -> {
                    sent.append(arguments[0]);
                    yield Future.succeededFuture();
                }
                case "reset" -> {
                    reset = true;
                    yield true;
                }
                case "end" -> Future.succeededFuture();
                default -> proxy;
            });

    @Test
    void aLongFileIsTakenInWindows() throws Exception {
        // Given
        List<Integer> windows = new ArrayList<>();

        // When
        Problem problem = imported(1_234, rows -> {
            windows.add(rows.size());
            return accepted(rows);
        });

        // Then
        assertThat(problem).isNull();
        assertThat(windows).containsExactly(500, 500, 234);
        assertThat(lines()).hasSize(1_235);
        assertThat(lines().get(1_234)).contains("\"complete\":true", "\"rows\":1234", "\"accepted\":1234", "\"refused\":0");
    }

    @Test
    void whatStopsItMidwayIsSaidAtTheEndOfWhatWasDone() throws Exception {
        // When
        Problem problem = imported(1_000, rows -> {
            if (!sent.isEmpty()) {
                throw new Import.Stopped(AWAY);
            }
            return accepted(rows);
        });

        // Then
        assertThat(problem).isNull();
        assertThat(lines()).hasSize(501);
        assertThat(lines().get(500)).contains("\"complete\":false", "\"rows\":500", "urn:tandem:problem:unavailable");
    }

    @Test
    void whatStopsItBeforeAnythingIsTheAnswer() throws Exception {
        Problem problem = imported(10, rows -> {
            throw new Import.Stopped(AWAY);
        });
        assertThat(problem).isEqualTo(AWAY);
        assertThat(sent).isEmpty();
    }

    @Test
    void nothingMoreIsTakenOfWhoIsGone() throws Exception {
        // Given
        List<Integer> windows = new ArrayList<>();

        // When
        imported(5_000, rows -> {
            windows.add(rows.size());
            closed = true;
            return accepted(rows);
        });

        // Then
        assertThat(windows).containsExactly(500);
        assertThat(reset).isTrue();
    }

    @Test
    void whatCameBeforeTheRestWasTooSlowIsTaken() throws Exception {
        // Given rows, and then a byte now and then
        InputStream slow = new SequenceInputStream(new ByteArrayInputStream("id\nx\ny\nz".getBytes(StandardCharsets.UTF_8)), new InputStream() {

            @Override
            public int read() {
                now += TimeUnit.SECONDS.toNanos(10);
                return 'z';
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                into[offset] = (byte) read();
                return 1;
            }
        });

        // When
        Problem problem = imported(new PacedBody(slow, new Pace(1_000, Duration.ofSeconds(30)), () -> now), ImportTest::accepted);

        // Then
        assertThat(problem).isNull();
        assertThat(lines()).hasSize(3);
        assertThat(lines().get(2)).contains("\"complete\":false", "\"rows\":2", "urn:tandem:problem:http-408");
    }

    private Problem imported(int rows, Import.Window window) throws Exception {
        return imported(new ByteArrayInputStream(("id\n" + "x\n".repeat(rows)).getBytes(StandardCharsets.UTF_8)), window);
    }

    private Problem imported(InputStream file, Import.Window window) throws Exception {
        Mapping mapping = ((MappingReader.Reading.Read) MappingReader.read(
                "{\"name\": \"a\", \"imports\": \"leads\", \"columns\": {\"id\": \"id\"}}".getBytes(StandardCharsets.UTF_8), "leads", field -> true))
                .mapping();
        try (CsvFile csv = CsvFile.open(file, mapping)) {
            return Import.answer(csv, window, response);
        }
    }

    /** Of somebody who reads everything. */
    static HttpServerResponse response() {
        return new ImportTest().response;
    }

    static List<RowOutcome> accepted(List<Row> rows) {
        return rows.stream().map(row -> RowOutcome.accepted(row, new UUID(0, 1), new UUID(0, 2))).toList();
    }

    private List<String> lines() {
        return sent.toString().lines().toList();
    }
}
