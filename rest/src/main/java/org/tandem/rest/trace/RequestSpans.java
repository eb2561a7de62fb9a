package org.tandem.rest.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import java.util.List;
import java.util.Set;

/**
 * Each request from outside begins a trace, where traces are recorded. It is linked to the caller's own and does not continue it:
 * a stranger could have every request recorded, or all of them in one trace.
 *
 * <p>A span has the method, the first step of the path if a route took it, and the status. Never the query, which may be somebody's
 * address, never the rest of the path, and nothing of a path that no route took: a stranger writes what they like there.
 */
@ApplicationScoped
class RequestSpans {

    /** Before the guard, so that what that answers is seen. */
    private static final int BEFORE_THE_GUARD = 1_100;
    private static final String OPERATORS = "/q/";
    /** After the guard, authentication (200) and authorization (100), each of which answers whatever the path is; what is left is routes. */
    private static final int BEFORE_THE_ROUTES = 50;
    /** Set on what came as far as the routes: answered by one of them, or 404. */
    private static final String ROUTED = RequestSpans.class.getName() + ".routed";
    /** Of RFC 9110 and RFC 5789; any other is a stranger's word. https://opentelemetry.io/docs/specs/semconv/http/http-spans/ */
    private static final Set<String> METHODS = Set.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE");
    private static final String OTHER = "_OTHER";
    private static final String TRACE_PARENT = "traceparent";
    /** Not {@code tracestate}: that is a stranger's text, which would be recorded with the link. */
    private static final TextMapGetter<HttpServerRequest> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(HttpServerRequest request) {
            return List.of(TRACE_PARENT);
        }

        @Override
        public String get(HttpServerRequest request, String key) {
            return request == null || !key.equals(TRACE_PARENT) ? null : request.getHeader(key);
        }
    };

    private final Tracer tracer;
    private final boolean records;

    /** Named, because of two constructors CDI takes none, and says nothing. */
    @Inject
    RequestSpans(OpenTelemetry telemetry, TraceConfig config) {
        this(telemetry, config.endpoint().isPresent());
    }

    RequestSpans(OpenTelemetry telemetry, boolean records) {
        this.tracer = telemetry.getTracer("org.tandem.rest");
        this.records = records;
    }

    void register(@Observes Filters filters) {
        if (records) {
            filters.register(this::handle, BEFORE_THE_GUARD);
            filters.register(this::routed, BEFORE_THE_ROUTES);
        }
    }

    void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.path().startsWith(OPERATORS)) {
            context.next();
            return;
        }
        String method = METHODS.contains(request.method().name()) ? request.method().name() : OTHER;
        SpanBuilder builder = tracer.spanBuilder(method).setSpanKind(SpanKind.SERVER).setNoParent()
                .setAttribute("http.request.method", method);
        SpanContext caller = Span.fromContext(W3CTraceContextPropagator.getInstance().extract(Context.root(), request, HEADERS))
                .getSpanContext();
        if (caller.isValid()) {
            builder.addLink(caller);
        }
        Span span = builder.startSpan();
        context.addEndHandler(done -> end(span, method, context, done.succeeded()));
        RequestContext.begin(Context.root().with(span));
        context.next();
    }

    void routed(RoutingContext context) {
        context.put(ROUTED, true);
        context.next();
    }

    private static void end(Span span, String method, RoutingContext context, boolean answered) {
        int status = context.response().getStatusCode();
        span.setAttribute("http.response.status_code", status);
        if (status != 404 && context.get(ROUTED) != null) {
            span.updateName(method + " " + firstStep(context.request().path()));
        }
        if (!answered || status >= 500) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    /** Of {@code /leads/8d7a…/events}, {@code /leads}. */
    private static String firstStep(String path) {
        List<String> steps = List.of(path.split("/", 3));
        return steps.size() < 2 ? "/" : "/" + steps.get(1);
    }
}
