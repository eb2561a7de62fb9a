package org.tandem.rest.guard;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.rest.problem.Problem;

/**
 * Refuses a body that is too large: by its stated length before anything of it is read, or, where none is stated, as
 * soon as too much has come.
 */
@ApplicationScoped
class BodyLimit {

    private final long most;
    private final VertxProblems problems;

    BodyLimit(RestConfig config, VertxProblems problems) {
        this.most = config.bodyLimit().asLongValue();
        this.problems = problems;
    }

    /** Lets a request on if its body is small enough. */
    void pass(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            collect(context);
        } else if (length.length() > 18 || Long.parseLong(length) > most) {
            refuse(context.request());
        } else {
            context.next();
        }
    }

    private void collect(RoutingContext context) {
        HttpServerRequest request = context.request();
        Buffer body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() + chunk.length() > most) {
                refuse(request);
            } else {
                body.appendBuffer(chunk);
            }
        });
        request.exceptionHandler(gone -> { });
        request.endHandler(end -> {
            ((RoutingContextInternal) context).setBody(body);
            // What has ended is taken for empty; what is paused is asked for its body.
            request.pause();
            context.next();
        });
        request.resume();
    }

    private void refuse(HttpServerRequest request) {
        problems.endAndClose(request, Problem.ofStatus(413, "Send at most " + most / 1024 + " KiB"));
    }
}
