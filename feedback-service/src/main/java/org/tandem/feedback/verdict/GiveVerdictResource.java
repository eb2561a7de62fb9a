package org.tandem.feedback.verdict;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.tandem.events.EventTypes;
import org.tandem.events.feedback.FeedbackRequest.VerdictRequested;
import org.tandem.events.ids.LeadId;
import org.tandem.events.ids.Uuid5;
import org.tandem.projection.decide.Ask;
import org.tandem.projection.decide.Requests;
import org.tandem.projection.service.StreamConfig;
import org.tandem.projection.service.StreamService;
import org.tandem.rest.body.IdempotencyKey;
import org.tandem.rest.body.JsonBody;
import org.tandem.rest.page.Parameters;
import org.tandem.rest.problem.Problem;
import org.tandem.rest.security.Caller;
import org.tandem.rest.security.Roles;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A rep says what a lead was worth. */
@Path("/leads/{leadId}/verdicts")
@RolesAllowed({Roles.SALES_REP, Roles.SALES_MANAGER})
public class GiveVerdictResource {

    private static final String EXAMPLE = """
            {"verdict": "wrong-fit", "note": "They are a dealer, not a manufacturer."}""";
    private static final int LONGEST_NOTE = 4_000;
    /** Who has not had an answer by then asks again. */
    private static final Duration WORTH_DECIDING = Duration.ofDays(1);

    private final Requests requests;
    private final StreamService stream;
    private final StreamConfig config;
    private final Caller caller;
    private final Clock clock = Clock.systemUTC();

    GiveVerdictResource(Requests requests, StreamService stream, StreamConfig config, Caller caller) {
        this.requests = requests;
        this.stream = stream;
        this.config = config;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    @Operation(operationId = "giveVerdict", summary = "Say what a lead was worth", description = """
            Of who holds the lead, or held it when the attempt ended. There is one verdict for each attempt; giving another
            one corrects it. Of a lead that they never took everybody is answered `not-handed-over`, whether there is such a
            lead or not. With an Idempotency-Key the same request may be sent again until it is answered, and is decided once.""")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = VerdictViews.Input.class),
            examples = @ExampleObject(name = "a verdict", value = EXAMPLE)))
    @APIResponse(responseCode = "201", description = "The verdict is on the stream",
            content = @Content(schema = @Schema(implementation = VerdictViews.GivenView.class)))
    @APIResponse(responseCode = "202", description = "Asked, and not decided yet: Location says where to look",
            content = @Content(schema = @Schema(implementation = VerdictViews.Pending.class)))
    @APIResponse(responseCode = "400", description = "The input was not accepted: each field at fault is named")
    @APIResponse(responseCode = "404", description = "This is no lead's id")
    @APIResponse(responseCode = "409", description = "Refused: `type` says why")
    @APIResponse(responseCode = "503", description = "Not asked now, or `after` is not there yet: send the same again after Retry-After seconds")
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER, description = IdempotencyKey.DESCRIPTION,
            schema = @Schema(type = SchemaType.STRING))
    public CompletionStage<Response> give(byte[] body, @PathParam("leadId") UUID leadId,
            @Parameter(description = "Decide when this event, such as one's own acceptance, is known here")
            @QueryParam("after") String after, @Context HttpServerRequest http) {
        Parameters given = new Parameters();
        VerdictViews.Input input = JsonBody.read(body, VerdictViews.Input.class, given);
        UUID event = given.eventId("after", after);
        String key = IdempotencyKey.of(http, given);
        VerdictRequested request = input == null ? null : checked(leadId, input, given);
        if (given.areWrong()) {
            return CompletableFuture.completedFuture(given.problem().response());
        }
        if (!stream.isWritable()) {
            return CompletableFuture.completedFuture(VerdictAnswers.unavailable());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return requests.ask(Ask.of(requestId(request, key), EventTypes.VERDICT_GIVE_REQUESTED, leadId.toString(), request)
                        .after(event).notAfter(now.plus(WORTH_DECIDING)), now, config.awaitLimit())
                .handle((answer, failure) -> failure == null ? VerdictAnswers.of(answer, leadId) : VerdictAnswers.unavailable());
    }

    private VerdictRequested checked(UUID leadId, VerdictViews.Input input, Parameters given) {
        if (input.verdict() == null) {
            given.wrong("verdict", "required", "Say what the lead was worth");
        } else if (VerdictCode.of(input.verdict()).isEmpty()) {
            given.wrong("verdict", "unknown-verdict", "Send good, wrong-fit, wrong-time, no-need, competitor or false-data");
        }
        if (input.attempt() != null && input.attempt() < 1) {
            given.wrong("attempt", "out-of-range", "Attempts are counted from 1");
        }
        return new VerdictRequested(new LeadId(leadId), input.attempt(), caller.id(), input.verdict(),
                JsonBody.words("note", input.note(), LONGEST_NOTE, given));
    }

    /** Of the lead, the caller and their key: two people's keys never meet. */
    private static UUID requestId(VerdictRequested request, String key) {
        return key == null ? UUID.randomUUID()
                : Uuid5.of(Uuid5.of(request.leadId().value(), "verdict:" + request.by()), key);
    }
}
