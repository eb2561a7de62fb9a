package org.tandem.pipeline.ask;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Response;
import org.tandem.events.envelope.EventType;
import org.tandem.events.pipeline.PipelineRequest;
import org.tandem.rest.problem.Problem;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** What every request of a person has: who, which id, after what; asked only if nothing is wrong with it. */
class AskedForm {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    final Input input = new Input();
    private final Asking asking;
    private final Caller caller;
    private final String key;
    private final UUID after;

    AskedForm(Asking asking, Caller caller, HttpServerRequest http, String after) {
        this.asking = asking;
        this.caller = caller;
        this.key = input.idempotencyKey(http.getHeader(IDEMPOTENCY_KEY));
        this.after = input.parameters.eventId("after", after);
    }

    <D extends PipelineRequest> CompletionStage<Response> ask(int created, EventType<D> type, Supplier<D> request) {
        if (!caller.isOpaque()) {
            return CompletableFuture.completedFuture(Problem.of(403, "subject-not-opaque", "Your token names you openly",
                    "What you do stays on the stream for ever: the token's subject must be an opaque id").response());
        } else if (input.parameters.areWrong()) {
            return CompletableFuture.completedFuture(input.parameters.problem().response());
        }
        return asking.ask(caller.id(), key, after, type, request.get(), created);
    }
}
