package org.tandem.leadcapture.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jboss.resteasy.reactive.RestResponse;
import org.tandem.leadcapture.capture.CaptureContext;
import org.tandem.leadcapture.capture.LeadJson;
import org.tandem.leadcapture.limit.Limits;
import org.tandem.leadcapture.limit.TooMany;
import org.tandem.leadcapture.sender.Senders;
import org.tandem.rest.problem.Problem;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The JSON API for systems that hold a secret key. */
@Path("/leads")
public class LeadCaptureResource {

    private static final String EXAMPLE = """
            {"email": "ana.souza@example.com", "firstName": "Ana", "lastName": "Souza", "company": "Example Logistics",
             "country": "BR", "jobLevel": "director", "companySize": 800, "source": "trade-fair",
             "campaign": "spring-fair", "consent": [{"purpose": "email", "granted": true,
             "text": "Yes, send me the newsletter"}], "properties": {"booth": "B12"}}""";

    private final CaptureIntake intake;
    private final Senders senders;
    private final Limits limits;
    private final Answers answers;
    private final Counter unknownKey;

    LeadCaptureResource(CaptureIntake intake, Senders senders, Limits limits, Answers answers, MeterRegistry metrics) {
        this.intake = intake;
        this.senders = senders;
        this.limits = limits;
        this.answers = answers;
        this.unknownKey = Counter.builder("tandem.captures").description("Captures by what became of them")
                .tag("outcome", "unknown-key").register(metrics);
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "captureLead", summary = "Bring a lead", description = """
            Answers when the lead is on the stream. Needs an e-mail address, a phone number, your own id of the lead
            (externalRef) or an anonymous id; everything else is optional, unknown fields are ignored. With an
            Idempotency-Key the same request may be sent again until it is answered, and is one lead.""")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(type = SchemaType.OBJECT),
            examples = @ExampleObject(name = "a lead", value = EXAMPLE)))
    @APIResponse(responseCode = "202", description = "The lead is on the stream",
            content = @Content(schema = @Schema(implementation = CaptureAnswer.class)))
    @APIResponse(responseCode = "400", description = "Refused, and kept for correction: each field at fault is named",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "401", description = "No sender has this key",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "409", description = "This Idempotency-Key was used for another content",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "429", description = "Too many requests came with this key: send the same again after Retry-After seconds",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "503", description = "Not stored now: send the same again after Retry-After seconds",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @SecurityRequirement(name = "apiKey")
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER, description = IdempotencyKey.DESCRIPTION,
            schema = @Schema(type = SchemaType.STRING))
    public CompletionStage<RestResponse<byte[]>> capture(
            byte[] body, @Parameter(hidden = true) @HeaderParam("X-Api-Key") String apiKey,
            @Context HttpServerRequest request, @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType) {
        Optional<CaptureContext> sender = senders.byKey(apiKey);
        if (sender.isEmpty()) {
            unknownKey.increment();
            return CompletableFuture.completedFuture(answers.problem(Problem.of(401, "unknown-key",
                    "No sender has this key", "Send the secret key of a sender in the header X-Api-Key"),
                    HttpHeaders.WWW_AUTHENTICATE, "ApiKey"));
        }
        Optional<TooMany> tooMany = limits.ofSender(sender.get().sender());
        if (tooMany.isPresent()) {
            return CompletableFuture.completedFuture(answers.tooMany(tooMany.get()));
        }
        return intake.take(new Submission(sender.get(), "/leads", contentType, body, IdempotencyKey.of(request),
                LeadJson.read(body)));
    }
}
