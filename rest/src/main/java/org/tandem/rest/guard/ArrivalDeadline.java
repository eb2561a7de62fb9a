package org.tandem.rest.guard;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.rest.problem.Problem;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends a request whose body takes too long to arrive. A client that sends a byte now and then is never idle, and would
 * otherwise hold its connection for ever.
 *
 * <p>One look at all of them a few times within the deadline, and none when they end: a request costs one entry, which
 * the next one on its connection replaces.
 */
@ApplicationScoped
class ArrivalDeadline {

    private static final int LOOKS = 8;

    private final Map<HttpConnection, Arrival> arriving = new ConcurrentHashMap<>();
    private final long deadlineNanos;
    private final VertxProblems problems;
    private final Vertx vertx;

    private record Arrival(HttpServerRequest request, long sinceNanos) {
    }

    ArrivalDeadline(RestConfig config, VertxProblems problems, Vertx vertx) {
        this.deadlineNanos = config.requestDeadline().toNanos();
        this.problems = problems;
        this.vertx = vertx;
        vertx.setPeriodic(Math.max(1, config.requestDeadline().toMillis() / LOOKS), timer -> look());
    }

    void watch(HttpServerRequest request) {
        arriving.put(request.connection(), new Arrival(request, System.nanoTime()));
    }

    /** Of a request that was answered, the rest, which nobody reads: it may come by the deadline, or the connection ends. */
    void watchRest(HttpServerRequest request) {
        if (!request.isEnded()) {
            vertx.setTimer(Math.max(1, deadlineNanos / 1_000_000), timer -> {
                if (!request.isEnded()) {
                    request.connection().close();
                }
            });
        }
    }

    private void look() {
        long now = System.nanoTime();
        arriving.forEach((connection, arrival) -> {
            HttpServerRequest request = arrival.request();
            if (request.isEnded()) {
                arriving.remove(connection, arrival);
            } else if (now - arrival.sinceNanos() > deadlineNanos) {
                arriving.remove(connection, arrival);
                end(request);
            } else if (request.response().ended()) {
                // Nobody will read the rest; it may be there already and only wait for a reader.
                request.resume();
            }
        });
    }

    private void end(HttpServerRequest request) {
        if (request.response().headWritten() || request.response().closed()) {
            request.connection().close();
        } else {
            problems.endAndClose(request, Problem.ofStatus(408, "The whole request must arrive within " + deadlineNanos / 1_000_000_000 + " s"));
        }
    }
}
