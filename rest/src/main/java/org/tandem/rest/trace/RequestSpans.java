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
import io.vertx.ext.web.Route;
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
 * <p>A span has the method, the first step of the route that took the request, and the status. Never the query, which may be somebody's
 * address, never the rest of the path, and nothing of a path that no route took: a stranger writes what they like there.
 */
@ApplicationScoped
class RequestSpans {

    /** Before the guard, so that what that answers is seen. */
    private static final int BEFORE_THE_GUARD = 1_100;
    private static final String OPERATORS = "/q/";
    /** Where Quarkus keeps the template of the resource method that took the request, for its metrics. */
    static final String TEMPLATE = "UrlPathTemplate";
    /** Of RFC 9110 and RFC 5789; any other is a stranger's word. https://opentelemetry.io/docs/specs/semconv/http/http-spans/ */
    private static final Set<String> METHODS = Set.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE");
    private static final String OTHER = "_OTHER";
    private static final String EVERYTHING = "/";
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

    private static void end(Span span, String method, RoutingContext context, boolean answered) {
        int status = context.response().getStatusCode();
        span.setAttribute("http.response.status_code", status);
        String route = route(context);
        if (route != null) {
            span.updateName(method + " " + firstStep(route));
        }
        if (!answered || status >= 500) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    /** Of what answered; null if that was no route of its own, such as the guard or the answer 404. */
    private static String route(RoutingContext context) {
        String template = context.get(TEMPLATE);
        if (template != null) {
            return template;
        }
        Route route = context.currentRoute();
        return route == null || EVERYTHING.equals(route.getPath()) ? null : route.getPath();
    }

    /** Of {@code /leads/{leadId}/events}, {@code /leads}. */
    private static String firstStep(String route) {
        List<String> steps = List.of(route.split("/", 3));
        return steps.size() < 2 ? EVERYTHING : "/" + steps.get(1);
    }
}
