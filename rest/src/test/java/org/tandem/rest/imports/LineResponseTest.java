package org.tandem.rest.imports;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LineResponseTest {

    private final StringBuilder sent = new StringBuilder();
    private boolean full;
    private boolean closed;
    private boolean ended;
    private Handler<?> drained;
    private final HttpServerResponse response = (HttpServerResponse) Proxy.newProxyInstance(getClass().getClassLoader(),
            new Class<?>[] {HttpServerResponse.class}, (proxy, method, arguments) -> switch (method.getName()) {
                case "writeQueueFull" -> full;
                case "closed" -> closed;
                case "write" -> {
                    sent.append(arguments[0]);
                    yield Future.succeededFuture();
                }
                case "drainHandler" -> {
                    drained = (Handler<?>) arguments[0];
                    // The client begins to read when everything was written.
                    full = false;
                    yield proxy;
                }
                case "end" -> {
                    ended = true;
                    yield Future.succeededFuture();
                }
                default -> proxy;
            });

    @Test
    void whatAClientReadsIsSentAtOnce() throws IOException {
        try (LineResponse lines = new LineResponse(response)) {
            lines.lines(bytes("a\n"));
            assertThat(sent).hasToString("a\n");
            lines.end();
        }
        assertThat(ended).isTrue();
    }

    /** As most clients do: they send all of their file before they read anything. */
    @Test
    void whatAClientDoesNotReadYetWaitsAndKeepsItsOrder() throws IOException {
        // Given
        StringBuilder expected = new StringBuilder();
        try (LineResponse lines = new LineResponse(response)) {
            lines.begin();

            // When
            for (int i = 0; i < 3_000; i++) {
                full = i % 7 != 0 || i > 1_000;
                String line = "{\"line\":" + i + ",\"outcome\":\"accepted, and some more to fill the queue\"}\n";
                expected.append(line);
                lines.lines(bytes(line));
            }
            assertThat(sent.length()).isLessThan(expected.length());
            lines.end();
        }

        // Then
        assertThat(sent).hasToString(expected.toString());
        assertThat(drained).isNotNull();
        assertThat(ended).isTrue();
    }

    @Test
    void nobodyIsWrittenToWhoIsGone() throws IOException {
        try (LineResponse lines = new LineResponse(response)) {
            closed = true;
            assertThatThrownBy(() -> lines.lines(bytes("a\n"))).isInstanceOf(IOException.class);
        }
        assertThat(sent).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
