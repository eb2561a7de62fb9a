package org.tandem.leadcapture.form;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.tandem.leadcapture.form.Forms.Form;
import org.tandem.leadcapture.intake.Answers;
import org.tandem.leadcapture.intake.CaptureAnswer;
import org.tandem.leadcapture.intake.CaptureIntake;
import org.tandem.leadcapture.intake.IdempotencyKey;
import org.tandem.leadcapture.intake.Submission;
import org.tandem.leadcapture.limit.Limits;
import org.tandem.leadcapture.limit.TooMany;
import org.tandem.rest.problem.Problem;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Web forms: a publishable key in the address, so a page can submit without a secret. */
@Path("/forms/{formKey}/submissions")
public class FormResource {

    private final Forms forms;
    private final Limits limits;
    private final CaptureIntake intake;
    private final Answers answers;

    FormResource(Forms forms, Limits limits, CaptureIntake intake, Answers answers) {
        this.forms = forms;
        this.limits = limits;
        this.intake = intake;
        this.answers = answers;
    }

    @POST
    @PermitAll
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.APPLICATION_JSON})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "submitForm", summary = "Submit a web form", description = """
            As a browser does, or as JSON with the fields of POST /leads. Fields that Tandem does not know are kept with
            the person's profile.""")
    @RequestBody(required = true, content = {
            @Content(mediaType = MediaType.APPLICATION_FORM_URLENCODED, schema = @Schema(type = SchemaType.OBJECT),
                    examples = @ExampleObject(name = "a form", value = "email=ana.souza%40example.com&firstName=Ana")),
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT),
                    examples = @ExampleObject(name = "the same", value = "{\"email\": \"ana.souza@example.com\"}"))})
    @APIResponse(responseCode = "202", description = "The lead is on the stream",
            content = @Content(schema = @Schema(implementation = CaptureAnswer.class)))
    @APIResponse(responseCode = "400", description = "Refused, and kept for correction: each field at fault is named",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "403", description = "Pages of this origin may not submit this form",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "404", description = "There is no such form",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "409", description = "This Idempotency-Key was used for another content",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "429", description = "Too many submissions came from this address: send the same again after Retry-After seconds",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "503", description = "Not stored now: send the same again after Retry-After seconds",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER, description = IdempotencyKey.DESCRIPTION,
            schema = @Schema(type = SchemaType.STRING))
    public CompletionStage<RestResponse<byte[]>> submit(
            @PathParam("formKey") String formKey, byte[] body, @HeaderParam("Origin") String origin,
            @Context HttpServerRequest request, @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType) {
        Optional<Form> form = forms.byKey(formKey);
        if (form.isEmpty()) {
            return CompletableFuture.completedFuture(unknownForm());
        }
        if (!form.get().allows(origin)) {
            return CompletableFuture.completedFuture(foreignOrigin());
        }
        Optional<TooMany> tooMany = limits.ofForm(formKey, request);
        if (tooMany.isPresent()) {
            return CompletableFuture.completedFuture(allowing(origin, answers.tooMany(tooMany.get())));
        }
        return intake.take(new Submission(form.get().context(), Forms.endpoint(formKey), contentType, body,
                        IdempotencyKey.of(request), FormBody.read(contentType, body, form.get().purposes())))
                .thenApply(response -> allowing(origin, response));
    }

    /** What a browser asks before a script of another origin may submit. */
    @OPTIONS
    @PermitAll
    @Operation(operationId = "mayPageSubmitForm", summary = "Whether a page may submit (CORS preflight)")
    @APIResponse(responseCode = "204", description = "It may")
    @APIResponse(responseCode = "403", description = "It may not",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "404", description = "There is no such form",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<byte[]> preflight(@PathParam("formKey") String formKey, @HeaderParam("Origin") String origin) {
        Optional<Form> form = forms.byKey(formKey);
        if (form.isEmpty()) {
            return unknownForm();
        }
        if (origin == null || !form.get().allows(origin)) {
            return foreignOrigin();
        }
        return allowing(origin, RestResponse.ResponseBuilder.<byte[]>noContent()
                .header("Access-Control-Allow-Methods", "POST")
                .header("Access-Control-Allow-Headers", "Content-Type, Idempotency-Key")
                .header("Access-Control-Max-Age", "3600").build());
    }

    private static RestResponse<byte[]> allowing(String origin, RestResponse<byte[]> response) {
        if (origin != null) {
            response.getHeaders().putSingle("Access-Control-Allow-Origin", origin);
            response.getHeaders().putSingle(HttpHeaders.VARY, "Origin");
            if (response.getHeaders().containsKey(HttpHeaders.RETRY_AFTER)) {
                // a page's script is not shown it otherwise
                response.getHeaders().putSingle("Access-Control-Expose-Headers", HttpHeaders.RETRY_AFTER);
            }
        }
        return response;
    }

    private RestResponse<byte[]> unknownForm() {
        return answers.problem(Problem.of(404, "unknown-form", "There is no such form", null));
    }

    private RestResponse<byte[]> foreignOrigin() {
        return answers.problem(Problem.of(403, "foreign-origin", "Pages of this origin may not submit this form",
                "Add the origin to the form's allowed origins"));
    }
}
