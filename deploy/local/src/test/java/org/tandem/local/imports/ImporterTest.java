package org.tandem.local.imports;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tandem.local.Loopback;
import org.tandem.local.imports.Importer.Patience;
import org.tandem.local.imports.Importer.Standing;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Sending a list to a service that answers as services do, and as they do when they die. */
class ImporterTest {

    private static final String SUMMARY = "{\"complete\":true,\"rows\":2,\"accepted\":1,\"duplicate\":1,\"refused\":0}";
    private static final ListFile LIST = list("email\nana@customer.example\nben@customer.example\n");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger requested = new AtomicInteger();
    private final List<RowLine> rows = new ArrayList<>();
    private HttpServer server;

    private interface Service {
        void serve(HttpExchange exchange, int number) throws IOException;
    }

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(Loopback.HOST), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void rowsAreToldWhileTheFileIsStillSent() {
        // Given a file whose second row comes when the first is answered
        CountDownLatch answered = new CountDownLatch(1);
        serve((exchange, number) -> {
            BufferedReader file = new BufferedReader(new InputStreamReader(exchange.getRequestBody(), UTF_8));
            file.readLine();
            file.readLine();
            OutputStream answer = begin(exchange);
            line(answer, row(2, "accepted"));
            file.readLine();
            line(answer, row(3, "duplicate"));
            line(answer, SUMMARY);
            exchange.close();
        });
        ListFile list = ListFile.of(() -> new Pieces(List.of("email\nana@customer.example\n", "ben@customer.example\n"), answered));

        // When
        Ending ending = new Importer(to(), list, () -> Standing.READY, patience(1), new Importer.Watch() {
            @Override
            public void row(RowLine row) {
                rows.add(row);
                answered.countDown();
            }
        }).run();

        // Then
        assertThat(ending).isEqualTo(new Ending.Complete(new Counts(2, 1, 1, 0)));
        assertThat(rows).extracting(RowLine::line).containsExactly(2L, 3L);
    }

    @Test
    void whatWasBrokenOffIsSentAgainWhenTheServiceIsBack() {
        // Given
        serve((exchange, number) -> {
            read(exchange);
            OutputStream answer = begin(exchange);
            line(answer, row(2, "accepted"));
            if (number > 1) {
                line(answer, SUMMARY);
                exchange.close();
            } else {
                throw new IOException("killed");
            }
        });

        // When
        Ending ending = run(LIST, patience(3), Standing.AWAY, Standing.AWAY, Standing.READY);

        // Then
        assertThat(ending).isEqualTo(new Ending.Complete(new Counts(2, 1, 1, 0)));
        assertThat(requests).hasSize(2).containsOnly("email\nana@customer.example\nben@customer.example\n");
    }

    @Test
    void aServiceThatCannotGoOnNowIsAskedAgainAndNotForEver() {
        serve((exchange, number) -> {
            read(exchange);
            OutputStream answer = begin(exchange);
            line(answer, row(2, "accepted"));
            line(answer, """
                    {"complete":false,"rows":1,"accepted":1,"duplicate":0,"refused":0,"problem":{"type":"urn:tandem:problem:unavailable",\
                    "title":"The rest could not be stored now","status":503}}""");
            exchange.close();
        });

        Ending ending = run(LIST, patience(2), Standing.READY);

        assertThat(ending).isEqualTo(new Ending.BrokenOff(new Counts(1, 1, 0, 0),
                "The rest could not be stored now; it was sent 2 times", true));
        assertThat(requests).hasSize(2);
    }

    @Test
    void aFileThatCannotBeReadOnIsNotSentAgain() {
        serve((exchange, number) -> {
            read(exchange);
            OutputStream answer = begin(exchange);
            line(answer, """
                    {"complete":false,"rows":1,"accepted":1,"duplicate":0,"refused":0,"problem":{"title":"The input was not accepted",\
                    "status":400,"errors":[{"field":"file","message":"A quote is open in line 3"}]}}""");
            exchange.close();
        });

        Ending ending = run(LIST, patience(2), Standing.READY);

        assertThat(ending).isEqualTo(new Ending.BrokenOff(new Counts(1, 1, 0, 0),
                "The input was not accepted; file: A quote is open in line 3", false));
        assertThat(requests).hasSize(1);
    }

    @Test
    void aFileThatIsGoneIsNotWaitedFor() {
        Ending ending = run(ListFile.of(() -> {
            throw new NoSuchFileException("list.csv");
        }), patience(2), Standing.READY);

        assertThat(ending).isEqualTo(new Ending.BrokenOff(Counts.NONE, "the file cannot be read (list.csv)", false));
        assertThat(requested).hasValue(0);
    }

    @Test
    void aRefusalIsHeardAtOnceHoweverLongTheFileIs() {
        // Given
        serve((exchange, number) -> problem(exchange, 400, "{\"title\":\"There is no such mapping\",\"status\":400}"));
        ListFile endless = ListFile.of(() -> new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        });

        // When
        Ending ending = run(endless, patience(1), Standing.READY);

        // Then
        assertThat(ending).isEqualTo(new Ending.Refused(400, "There is no such mapping"));
    }

    @Test
    void whoHasNoPlaceFreeIsAskedAgainAndWhoIsNotConfiguredIsNot() {
        serve((exchange, number) -> {
            read(exchange);
            problem(exchange, 503, number == 1 ? "{\"type\":\"urn:tandem:problem:busy\",\"title\":\"Enough imports are running\"}"
                    : "{\"type\":\"urn:tandem:problem:not-configured\",\"title\":\"No namespace\",\"detail\":\"Set it\"}");
        });

        Ending ending = run(LIST, patience(5), Standing.READY);

        assertThat(ending).isEqualTo(new Ending.Refused(503, "No namespace: Set it"));
        assertThat(requests).hasSize(2);
    }

    @Test
    void whoseServiceDoesNotComeBackIsToldWhy() {
        serve((exchange, number) -> {
            throw new IOException("killed");
        });

        assertThat(run(LIST, patience(5), Standing.GONE)).isInstanceOfSatisfying(Ending.BrokenOff.class, gone ->
                assertThat(gone.why()).endsWith("; the platform was stopped"));
        assertThat(run(LIST, new Patience(5, Duration.ofSeconds(1)), Standing.AWAY)).isInstanceOfSatisfying(Ending.BrokenOff.class, away ->
                assertThat(away.why()).endsWith("; lead-capture was not back after 1 s"));
    }

    @Test
    void aMappingGoesBeforeTheFile() {
        serve((exchange, number) -> {
            read(exchange);
            line(begin(exchange), SUMMARY);
            exchange.close();
        });

        run(ListFile.of(() -> stream("Mail\nana@customer.example\n"), "{\"name\":\"fair\"}".getBytes(UTF_8)), patience(1), Standing.READY);

        assertThat(requests).singleElement().asString().matches("(?s)--(\\S+)\r\n.*name=\"mapping\".*\r\n\r\n\\{\"name\":\"fair\"}\r\n--\\1\r\n"
                + ".*name=\"file\".*\r\n\r\nMail\nana@customer.example\n\r\n--\\1--\r\n");
    }

    private Ending run(ListFile list, Patience patience, Standing... standings) {
        AtomicInteger looks = new AtomicInteger();
        return new Importer(to(), list, () -> standings[Math.min(looks.getAndIncrement(), standings.length - 1)], patience,
                new Importer.Watch() { }).run();
    }

    private Destination to() {
        return new Destination("lead-capture", server.getAddress().getPort(), "/imports/leads?mapping=generic-leads", "X-Api-Key", "secret");
    }

    private static Patience patience(int sendings) {
        return new Patience(sendings, Duration.ofSeconds(30));
    }

    private void serve(Service service) {
        server.createContext("/imports/leads", exchange -> service.serve(exchange, requested.incrementAndGet()));
    }

    private void read(HttpExchange exchange) throws IOException {
        requests.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    }

    private static OutputStream begin(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    private static void line(OutputStream answer, String line) throws IOException {
        answer.write((line + "\n").getBytes(UTF_8));
        answer.flush();
    }

    private static void problem(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.getResponseBody().flush();
    }

    private static String row(long line, String outcome) {
        return "{\"line\":%d,\"outcome\":\"%s\"}".formatted(line, outcome);
    }

    private static ListFile list(String text) {
        return ListFile.of(() -> stream(text));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    /** Each but the first piece comes when the latch is open. */
    private static final class Pieces extends InputStream {

        private final List<String> pieces;
        private final CountDownLatch latch;
        private int next;

        Pieces(List<String> pieces, CountDownLatch latch) {
            this.pieces = pieces;
            this.latch = latch;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("read by pieces");
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (next == pieces.size()) {
                return -1;
            }
            try {
                if (next > 0 && !latch.await(10, TimeUnit.SECONDS)) {
                    throw new IOException("the first row was not answered");
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            byte[] piece = pieces.get(next++).getBytes(UTF_8);
            System.arraycopy(piece, 0, into, offset, piece.length);
            return piece.length;
        }
    }
}
