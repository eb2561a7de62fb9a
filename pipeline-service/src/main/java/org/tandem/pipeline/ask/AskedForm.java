package org.tandem.pipeline.ask;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Response;
import org.tandem.events.envelope.EventType;
import org.tandem.events.pipeline.PipelineRequest;
import org.tandem.rest.body.IdempotencyKey;
import org.tandem.rest.body.JsonBody;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What a person sent: a body, which id, after what. Asked only if nothing is wrong with it. */
final class AskedForm<B> {

    private final Input input = new Input();
    private final Asking asking;
    private final Door door;
    private final String caller;
    private final B body;
    private final String key;
    private final UUID after;

    /** @param type Void where the operation has no body */
    AskedForm(Asking asking, Door door, String caller, HttpServerRequest http, String after, byte[] body, Class<B> type) {
        this.asking = asking;
        this.door = door;
        this.caller = caller;
        this.body = type == Void.class ? null : JsonBody.read(body == null ? new byte[0] : body, type, input.parameters);
        this.key = IdempotencyKey.of(http, input.parameters);
        this.after = input.parameters.eventId("after", after);
    }

    /** Makes the request of what was sent; what is wrong with it is told to {@code input}. */
    interface Meaning<B, D> {
        D of(B body, Input input);
    }

    /**
     * @param created the status where it is granted
     * @param meaning makes null of what means something that is not there
     */
    <D extends PipelineRequest> CompletionStage<Response> ask(int created, EventType<D> type, Meaning<B, D> meaning) {
        D request = body == null && input.parameters.areWrong() ? null : meaning.of(body, input);
        if (input.parameters.areWrong()) {
            return CompletableFuture.completedFuture(input.parameters.problem().response());
        } else if (request == null) {
            return CompletableFuture.completedFuture(door.missing().response());
        }
        return asking.ask(door, caller, key, after, type, request, created);
    }
}
