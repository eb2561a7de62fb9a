package org.tandem.rest.guard;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.tandem.rest.problem.Problem;

import java.util.Set;

/** What holds for every request, whatever it asks for; it goes before all else, and in one step, as it is on the hot path. */
@ApplicationScoped
class RequestGuard {

    /** Before Quarkus looks at the length itself: its own answer is empty. */
    private static final int FIRST = 1_000;
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final CharSequence NOTHING = HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");
    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence SECURITY_POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
    /** No id, code or name has one, and no database takes it. */
    private static final String NUL = "%00";
    private static final CharSequence ZERO = HttpHeaders.createOptimized("0");

    private final Set<String> streamed;
    private final BodyLimit limit;
    private final ArrivalDeadline deadline;
    private final VertxProblems problems;

    RequestGuard(RestConfig config, BodyLimit limit, ArrivalDeadline deadline, VertxProblems problems) {
        this.streamed = config.streamedPaths().orElse(Set.of());
        this.limit = limit;
        this.deadline = deadline;
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, FIRST);
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        setHeaders(context);
        if (request.method().equals(HttpMethod.TRACE)) {
            problems.end(request, Problem.ofStatus(405, null));
        } else if (request.uri().contains(NUL)) {
            problems.endAndClose(request, Problem.ofStatus(400, "Leave out " + NUL + ": no text has a character of number 0"));
        } else if (!hasBody(request.headers())) {
            context.next();
        } else if (!streamed.isEmpty() && streamed.contains(request.path())) {
            context.addEndHandler(answered -> deadline.watchRest(request));
            context.next();
        } else {
            deadline.watch(request);
            limit.pass(context);
        }
    }

    private static void setHeaders(RoutingContext context) {
        MultiMap headers = context.response().headers();
        headers.set(CONTENT_TYPE_OPTIONS, NOSNIFF);
        headers.set(HttpHeaders.CACHE_CONTROL, NO_STORE);
        if (!context.request().path().startsWith("/q/")) {
            headers.set(SECURITY_POLICY, NOTHING);
        }
    }

    private static boolean hasBody(MultiMap headers) {
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        return length == null ? headers.contains(HttpHeaders.TRANSFER_ENCODING) : !length.contentEquals(ZERO);
    }
}
