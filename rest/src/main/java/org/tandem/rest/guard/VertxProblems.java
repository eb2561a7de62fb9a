package org.tandem.rest.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.rest.problem.Problem;

/** Answers with a problem where REST has not been reached yet. */
@ApplicationScoped
class VertxProblems {

    /** Long enough for an answer to be read: closing on a client that still sends may take the answer from it. */
    private static final long LINGER_MILLIS = 1_000;

    private final ObjectMapper json;
    private final Vertx vertx;

    VertxProblems(ObjectMapper json, Vertx vertx) {
        this.json = json;
        this.vertx = vertx;
    }

    Future<Void> end(HttpServerRequest request, Problem problem) {
        try {
            return request.response().setStatusCode(problem.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .end(Buffer.buffer(json.writeValueAsBytes(problem)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is texts and numbers", e);
        }
    }

    /** For a request whose body nobody will read: what still comes of it is dropped, for a moment. */
    void endAndClose(HttpServerRequest request, Problem problem) {
        request.handler(null).endHandler(null).exceptionHandler(null);
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        end(request, problem);
        request.resume();
        vertx.setTimer(LINGER_MILLIS, timer -> request.connection().close());
    }
}
