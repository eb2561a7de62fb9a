package org.tandem.life;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Takes traces as a collector of OpenTelemetry does: OTLP by HTTP. */
final class Collector implements AutoCloseable {

    private final HttpServer server;
    private final Queue<Span> spans = new ConcurrentLinkedQueue<>();

    /** @param trace its id, the same for all that one request caused */
    record Span(String service, String trace, String name) {
    }

    Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    /** What a service is told as {@code tandem.traces.endpoint}. */
    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The services that took part in what one request caused, a set for each request of this name. */
    List<Set<String>> servicesOf(String request) {
        return spans.stream().filter(span -> span.name.equals(request)).map(Span::trace).distinct()
                .map(trace -> spans.stream().filter(span -> span.trace.equals(trace)).map(Span::service).collect(Collectors.toSet()))
                .toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            ExportTraceServiceRequest.parseFrom(exchange.getRequestBody()).getResourceSpansList().forEach(this::take);
            byte[] answer = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
        }
    }

    private void take(ResourceSpans ofService) {
        String service = ofService.getResource().getAttributesList().stream().filter(one -> one.getKey().equals("service.name"))
                .map(KeyValue::getValue).findFirst().orElseThrow().getStringValue();
        ofService.getScopeSpansList().stream().flatMap(scope -> scope.getSpansList().stream())
                .forEach(span -> spans.add(new Span(service, hex(span.getTraceId().toByteArray()), span.getName())));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
