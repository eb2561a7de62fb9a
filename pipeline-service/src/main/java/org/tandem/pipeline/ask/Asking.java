package org.tandem.pipeline.ask;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.tandem.events.envelope.EventType;
import org.tandem.events.ids.Uuid5;
import org.tandem.events.pipeline.PipelineRequest;
import org.tandem.pipeline.settings.PipelineConfig;
import org.tandem.projection.decide.Answer;
import org.tandem.projection.decide.Ask;
import org.tandem.projection.decide.Requests;
import org.tandem.projection.service.StreamService;
import org.tandem.rest.problem.Problem;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks for a decision and turns it into an answer. */
@ApplicationScoped
class Asking {

    /** Ids of requests are derived in here, so that a caller's key means nothing beside somebody else's. */
    private static final UUID REQUESTS = UUID.fromString("6f1d2f5e-64b5-5d1c-9a55-0d6f3b1f7a10");

    private final Requests requests;
    private final StreamService stream;
    private final PipelineConfig config;
    private final Clock clock = Clock.systemUTC();

    Asking(Requests requests, StreamService stream, PipelineConfig config) {
        this.requests = requests;
        this.stream = stream;
        this.config = config;
    }

    /**
     * @param key     the caller's own id of the request; null for none
     * @param after   an event that must be known before this is decided; null for none
     * @param created the status where something came into being
     */
    <D extends PipelineRequest> CompletionStage<Response> ask(Door door, String caller, String key, UUID after, EventType<D> type,
                                                              D request, int created) {
        if (!stream.isWritable()) {
            return CompletableFuture.completedFuture(unavailable());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID id = key == null ? UUID.randomUUID() : Uuid5.of(Uuid5.of(REQUESTS, caller), key);
        return requests.ask(Ask.of(id, type, request.leadId().toString(), request)
                        .notAfter(now.plus(config.decideWithin())).after(after), now, config.answerWithin())
                .handle((answer, failure) -> failure == null ? answer(answer, door, created) : unavailable());
    }

    static Response answer(Answer answer, Door door, int created) {
        if (answer instanceof Answer.Granted granted) {
            return Response.status(created).entity(DecisionView.granted(granted)).build();
        } else if (answer instanceof Answer.Refused refused) {
            return RefusalAnswers.problem(refused, door).response();
        } else if (answer instanceof Answer.Conflict) {
            return Problem.of(422, "key-used-before", "This Idempotency-Key was used for another request",
                    "Use a new one").response();
        } else if (answer instanceof Answer.NotFoldedYet) {
            return Problem.of(503, "not-yet", "The event of `after` is not known here yet", "Send the same again in a moment")
                    .builder().header(HttpHeaders.RETRY_AFTER, "1").build();
        }
        // As it is: location() would ask the request for its own address, and whoever answers here is not in one.
        return Response.accepted(DecisionView.pending(answer.requestId()))
                .header(HttpHeaders.LOCATION, "/requests/" + answer.requestId()).build();
    }

    static Response unavailable() {
        return Problem.of(503, "unavailable", "The request could not be taken now", "Send the same again")
                .builder().header(HttpHeaders.RETRY_AFTER, "5").build();
    }
}
