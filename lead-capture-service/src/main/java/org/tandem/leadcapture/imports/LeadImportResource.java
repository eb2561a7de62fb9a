package org.tandem.leadcapture.imports;

import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.tandem.leadcapture.limit.Limits;
import org.tandem.leadcapture.sender.Senders;
import org.tandem.rest.guard.RestConfig;
import org.tandem.rest.imports.Pace;
import org.tandem.rest.imports.RowOutcome;

import java.io.InputStream;

/** Lists of leads, for systems that hold a secret key. */
@Path(LeadImport.ENDPOINT)
public class LeadImportResource {

    private static final String FILE = """
            id,email,first_name,company,country,origin,date
            4711,ana.souza@example.com,Ana,Example Logistics,BR,trade-fair,2026-03-01
            """;
    private static final String PARTS = """
            --b
            Content-Disposition: form-data; name="mapping"

            {"name": "fair", "imports": "leads", "delimiter": ";", "columns": {"Mail": "email", "Firma": "company"}}
            --b
            Content-Disposition: form-data; name="file"; filename="list.csv"

            Mail;Firma
            ana.souza@example.com;Example Logistics
            --b--
            """;
    private static final String ANSWER = """
            {"line":2,"outcome":"accepted","leadId":"f27235cd-ddee-56b7-a887-d47febd99214","eventId":"0b6d1f0a-52c4-5b1e-9a55-2f6a3b1c7d10"}
            {"line":3,"outcome":"refused","errors":[{"column":"email","field":"email","code":"not-an-email","message":"Send one address, such as name@example.com."}],"kept":true}
            {"complete":true,"rows":2,"accepted":1,"duplicate":0,"refused":1}
            """;

    private final LeadImport leads;
    private final SendersDoor door;

    LeadImportResource(LeadImport leads, Senders senders, Limits limits, RestConfig rest) {
        this.leads = leads;
        this.door = new SendersDoor(senders, limits, leads::isReady, "leads", LeadRows::knows, Pace.of(rest));
    }

    @POST
    @PermitAll
    @Blocking
    @Consumes({"text/csv", MediaType.MULTIPART_FORM_DATA})
    @Produces("application/x-ndjson")
    @Operation(operationId = "importLeads", summary = "Bring a list of leads", description = """
            CSV of any length, read while it comes, through a mapping that says which column is which field. Each row is
            answered with a line of JSON as soon as it is on the stream, or refused; the last line counts them. Sent again under
            the same name, the same file changes nothing, so an import that was broken off is simply sent again. Rows with a
            date that is past are known and never routed. Refused rows are kept like any refused input.""")
    @RequestBody(required = true, content = {
            @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING),
                    examples = @ExampleObject(name = "a list for generic-leads", value = FILE)),
            @Content(mediaType = MediaType.MULTIPART_FORM_DATA, schema = @Schema(type = SchemaType.OBJECT),
                    examples = @ExampleObject(name = "a mapping of one's own, then the file", value = PARTS))})
    @APIResponse(responseCode = "200", description = "An outcome for each row, then a summary. Without a summary it was cut off",
            content = @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = RowOutcome.class),
                    examples = @ExampleObject(name = "two rows", value = ANSWER)))
    @APIResponse(responseCode = "400", description = "There is no such mapping, or the file has not its columns")
    @APIResponse(responseCode = "401", description = "No sender has this key")
    @APIResponse(responseCode = "408", description = "The file came too slowly; its rows so far are stored")
    @APIResponse(responseCode = "429", description = "Too many requests came with this key: send the same again after Retry-After seconds")
    @APIResponse(responseCode = "503", description = "Not now: nothing was stored, or enough imports are running")
    @SecurityRequirement(name = "apiKey")
    public Response importLeads(
            InputStream file, @Parameter(hidden = true) @HeaderParam("X-Api-Key") String apiKey,
            @Parameter(description = "A mapping that comes with Tandem", example = "generic-leads") @QueryParam("mapping") String mapping,
            @Parameter(description = "The import's name: a row of the same name and key is the same capture. The mapping's name"
                    + " unless said", example = "spring-fair") @QueryParam("name") String name,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType, @Context HttpServerResponse response) {
        return door.let(apiKey, file, contentType, mapping, name, response, leads::of);
    }
}
