package org.tandem.rest.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class RequestSpansTest {

    private static final String CALLER = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String TOO_MUCH = "text/too-much";
    private static final InMemorySpanExporter EXPORTER = InMemorySpanExporter.create();
    private static final OpenTelemetrySdk TELEMETRY = OpenTelemetrySdk.builder().setTracerProvider(
            SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(EXPORTER)).build()).build();
    private static final Vertx VERTX = Vertx.vertx();
    /** Ids of the current trace where it was asked for, by the place. */
    private static final Map<String, String> CURRENT = new ConcurrentHashMap<>();
    private static HttpServer server;

    @BeforeAll
    static void listen() throws Exception {
        Router router = Router.router(VERTX);
        RequestSpans spans = new RequestSpans(TELEMETRY, true);
        router.route().handler(spans::handle);
        // as the guard and authentication do: before any route is looked for
        router.route().handler(context -> {
            if (TOO_MUCH.equals(context.request().getHeader("Content-Type"))) {
                context.response().setStatusCode(413).end();
            } else {
                context.next();
            }
        });
        router.route().handler(spans::routed);
        router.route("/leads/*").handler(context -> {
            CURRENT.put("event loop", Span.current().getSpanContext().getTraceId());
            VERTX.<String>executeBlocking(() -> Span.current().getSpanContext().getTraceId()).onComplete(worker -> {
                CURRENT.put("worker", worker.result());
                context.response().setStatusCode(202).end();
            });
        });
        router.route("/broken").handler(context -> context.response().setStatusCode(503).end());
        router.route("/q/*").handler(context -> context.response().end());
        server = VERTX.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    @AfterAll
    static void close() throws Exception {
        VERTX.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @AfterEach
    void forget() {
        EXPORTER.reset();
        CURRENT.clear();
    }

    @Test
    void aRequestIsATraceForWhoeverAnswersIt() throws Exception {
        // When
        get("/leads/8d7a4a0e-5c1f-5b6e-9a39-0d1c6a1d2e3f?email=ana.souza@example.com");

        // Then on the event loop and on a worker, and not after it
        SpanData span = only();
        assertThat(CURRENT).containsOnly(Map.entry("event loop", span.getTraceId()), Map.entry("worker", span.getTraceId()));
        assertThat(span.getName()).isEqualTo("GET /leads");
        assertThat(Span.current().getSpanContext().isValid()).isFalse();
        // and says nothing of what was asked for
        assertThat(span.toString()).doesNotContain("ana.souza", "8d7a4a0e");
        assertThat(span.getAttributes().asMap().values()).containsExactlyInAnyOrder("GET", 202L);
    }

    @Test
    void aStrangersTraceIsLinkedAndNotContinued() throws Exception {
        // When
        get("/leads/1", "traceparent", CALLER, "tracestate", "vendor=ana.souza");

        // Then
        SpanData span = only();
        assertThat(span.getParentSpanContext().isValid()).isFalse();
        assertThat(span.getTraceId()).isNotEqualTo(CALLER.substring(3, 35));
        assertThat(span.getLinks()).singleElement().satisfies(link -> {
            assertThat(link.getSpanContext().getTraceId()).isEqualTo(CALLER.substring(3, 35));
            assertThat(link.getSpanContext().getTraceState().isEmpty()).as("nothing of what strangers say beside it").isTrue();
        });
    }

    @Test
    void whatFailedIsSeenAndWhatIsNotThereHasNoName() throws Exception {
        // When
        get("/q/health");
        get("/broken");
        get("/wp-admin/login.php");

        // Then
        List<SpanData> spans = ended(2);
        assertThat(spans).extracting(SpanData::getName).containsExactlyInAnyOrder("GET /broken", "GET");
        assertThat(spans).filteredOn(span -> span.getName().equals("GET /broken")).extracting(span -> span.getStatus().getStatusCode())
                .containsExactly(StatusCode.ERROR);
    }

    @Test
    void whatIsRefusedBeforeItHasARouteLeavesNothingOfItsPath() throws Exception {
        // When
        send(HttpRequest.newBuilder(at("/ana.souza@example.com/leads")).header("Content-Type", TOO_MUCH).POST(HttpRequest.BodyPublishers.noBody()));

        // Then
        SpanData span = only();
        assertThat(span.getName()).isEqualTo("POST");
        assertThat(span.getAttributes().asMap().values()).containsExactlyInAnyOrder("POST", 413L);
        assertThat(span.toString()).doesNotContain("ana.souza");
    }

    @Test
    void aMethodThatIsNoneIsNotRepeated() throws Exception {
        // When
        send(HttpRequest.newBuilder(at("/leads/1")).method("ANA.SOUZA", HttpRequest.BodyPublishers.noBody()));

        // Then
        SpanData span = only();
        assertThat(span.getName()).isEqualTo("_OTHER /leads");
        assertThat(span.toString()).doesNotContain("SOUZA");
    }

    private static SpanData only() {
        return ended(1).get(0);
    }

    /** A span ends after its answer has gone out, which the client may see first. */
    private static List<SpanData> ended(int count) {
        await().untilAsserted(() -> assertThat(EXPORTER.getFinishedSpanItems()).hasSize(count));
        return EXPORTER.getFinishedSpanItems();
    }

    private static void get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        send(request);
    }

    private static URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.actualPort() + path);
    }

    private static void send(HttpRequest.Builder request) throws Exception {
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.discarding());
    }
}
