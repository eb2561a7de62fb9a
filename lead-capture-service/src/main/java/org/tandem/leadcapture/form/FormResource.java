package org.tandem.leadcapture.form;

import io.netty.handler.codec.http.QueryStringDecoder;
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
import org.tandem.leadcapture.capture.FormFields;
import org.tandem.leadcapture.capture.LeadJson;
import org.tandem.leadcapture.capture.Reading;
import org.tandem.leadcapture.form.Forms.Form;
import org.tandem.leadcapture.intake.CaptureAnswer;
import org.tandem.leadcapture.intake.CaptureIntake;
import org.tandem.leadcapture.intake.IdempotencyKey;
import org.tandem.leadcapture.intake.Submission;
import org.tandem.rest.problem.Problem;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Web forms: a publishable key in the address, so a page can submit without a secret. */
@Path("/forms/{formKey}/submissions")
public class FormResource {

    private static final int MOST_FIELDS = 200;

    private final Forms forms;
    private final CaptureIntake intake;

    FormResource(Forms forms, CaptureIntake intake) {
        this.forms = forms;
        this.intake = intake;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
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
    @APIResponse(responseCode = "503", description = "Not stored now: send the same again after Retry-After seconds",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER, description = IdempotencyKey.DESCRIPTION,
            schema = @Schema(type = SchemaType.STRING))
    public CompletionStage<Response> submit(@PathParam("formKey") String formKey, byte[] body,
                                            @HeaderParam("Origin") String origin,
                                            @Context HttpServerRequest request,
                                            @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType) {
        return take(formKey, body, origin, IdempotencyKey.of(request), contentType, FormResource::urlencoded);
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    @Operation(hidden = true)
    public CompletionStage<Response> submitJson(@PathParam("formKey") String formKey, byte[] body,
                                                @HeaderParam("Origin") String origin,
                                                @Context HttpServerRequest request,
                                                @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType) {
        return take(formKey, body, origin, IdempotencyKey.of(request), contentType, LeadJson::read);
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
    public Response preflight(@PathParam("formKey") String formKey, @HeaderParam("Origin") String origin) {
        Optional<Form> form = forms.byKey(formKey);
        if (form.isEmpty()) {
            return unknownForm();
        }
        if (origin == null || !form.get().allows(origin)) {
            return foreignOrigin();
        }
        return allowing(origin, Response.noContent()
                .header("Access-Control-Allow-Methods", "POST")
                .header("Access-Control-Allow-Headers", "Content-Type, Idempotency-Key")
                .header("Access-Control-Max-Age", "3600").build());
    }

    private CompletionStage<Response> take(String formKey, byte[] body, String origin, String idempotencyKey,
                                           String contentType, Function<byte[], Reading> reader) {
        Optional<Form> form = forms.byKey(formKey);
        if (form.isEmpty()) {
            return CompletableFuture.completedFuture(unknownForm());
        }
        if (!form.get().allows(origin)) {
            return CompletableFuture.completedFuture(foreignOrigin());
        }
        return intake.take(new Submission(form.get().context(), "/forms/" + formKey + "/submissions", contentType, body,
                        idempotencyKey, limited(reader.apply(body), form.get())))
                .thenApply(response -> allowing(origin, response));
    }

    private static Reading limited(Reading reading, Form form) {
        return reading instanceof Reading.Read read
                ? new Reading.Read(PublicFields.of(read.input(), form.purposes())) : reading;
    }

    private static Reading urlencoded(byte[] body) {
        QueryStringDecoder decoder = new QueryStringDecoder(new String(body, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8, false, MOST_FIELDS + 1);
        try {
            return FormFields.read(decoder.parameters());
        } catch (IllegalArgumentException e) {
            return Reading.unreadable(null, "not-urlencoded", "The body is not a urlencoded form");
        }
    }

    private static Response allowing(String origin, Response response) {
        if (origin != null) {
            response.getHeaders().putSingle("Access-Control-Allow-Origin", origin);
            response.getHeaders().putSingle(HttpHeaders.VARY, "Origin");
        }
        return response;
    }

    private static Response unknownForm() {
        return Problem.of(404, "unknown-form", "There is no such form", null).response();
    }

    private static Response foreignOrigin() {
        return Problem.of(403, "foreign-origin", "Pages of this origin may not submit this form",
                "Add the origin to the form's allowed origins").response();
    }
}
