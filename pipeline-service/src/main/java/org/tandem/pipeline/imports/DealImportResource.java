package org.tandem.pipeline.imports;

import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.RolesAllowed;
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
import org.tandem.rest.guard.RestConfig;
import org.tandem.rest.imports.ImportDoor;
import org.tandem.rest.imports.Pace;
import org.tandem.rest.imports.RowOutcome;
import org.tandem.rest.security.Caller;
import org.tandem.rest.security.Roles;

import java.io.InputStream;

/** Deals that were won before Tandem knew of them. */
@Path("/imports/deals")
@RolesAllowed({Roles.SALES_MANAGER, Roles.ADMIN})
public class DealImportResource {

    private static final String FILE = """
            deal_id,lead_id,won_at,value,currency,segment,rep
            D-17,4711,2026-03-02 14:05:00,18000.00,EUR,machinery,rep-0042
            """;
    private static final String PARTS = """
            --b
            Content-Disposition: form-data; name="mapping"

            {"name": "won", "imports": "deals", "provider": "former-crm", "columns": {"Lead": "externalRef", "Won": "wonAt"}}
            --b
            Content-Disposition: form-data; name="file"; filename="list.csv"

            Lead,Won
            4711,2026-03-02
            --b--
            """;
    private static final String ANSWER = """
            {"line":2,"outcome":"accepted","leadId":"f27235cd-ddee-56b7-a887-d47febd99214","eventId":"0b6d1f0a-52c4-5b1e-9a55-2f6a3b1c7d10"}
            {"line":3,"outcome":"refused","errors":[{"column":"won_at","field":"wonAt","code":"not-a-time","message":"Write it as yyyy-MM-dd."}]}
            {"complete":true,"rows":2,"accepted":1,"duplicate":0,"refused":1}
            """;

    private final DealImport deals;
    private final Caller caller;
    private final ImportDoor door;

    DealImportResource(DealImport deals, Caller caller, RestConfig rest) {
        this.deals = deals;
        this.caller = caller;
        this.door = new ImportDoor("deals", DealRows::knows, Pace.of(rest));
    }

    @POST
    @Blocking
    @Consumes({"text/csv", MediaType.MULTIPART_FORM_DATA})
    @Produces("application/x-ndjson")
    @Operation(operationId = "importDeals", summary = "Bring a list of won deals", description = """
            CSV of any length, read while it comes, through a mapping. Each row becomes one opportunity.imported-won, with no steps
            that nobody recorded, and is answered with a line of JSON; the last line counts them. Sent again under the same name, the
            same file changes nothing. The lead may come later: GET /imports/deals/anomalies lists the deals that still wait for theirs.""")
    @RequestBody(required = true, content = {
            @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING),
                    examples = @ExampleObject(name = "a list for generic-deals", value = FILE)),
            @Content(mediaType = MediaType.MULTIPART_FORM_DATA, schema = @Schema(type = SchemaType.OBJECT),
                    examples = @ExampleObject(name = "a mapping of one's own, then the file", value = PARTS))})
    @APIResponse(responseCode = "200", description = "An outcome for each row, then a summary. Without a summary it was cut off",
            content = @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = RowOutcome.class),
                    examples = @ExampleObject(name = "two rows", value = ANSWER)))
    @APIResponse(responseCode = "400", description = "There is no such mapping or provider, or the file has not its columns")
    @APIResponse(responseCode = "408", description = "The file came too slowly; its rows so far are stored")
    @APIResponse(responseCode = "503", description = "Not now: nothing was stored; the detail says what to do")
    public Response importDeals(
            InputStream file,
            @Parameter(description = "A mapping that comes with Tandem", example = "generic-deals") @QueryParam("mapping") String mapping,
            @Parameter(description = "The sender that brought the leads, whose ids the file has; the mapping's unless said",
                    example = "former-crm") @QueryParam("provider") String provider,
            @Parameter(description = "The import's name: a row of the same name and key is the same deal. The mapping's name unless said",
                    example = "deals-2026") @QueryParam("name") String name,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType, @Context HttpServerResponse response) {
        return door.let(caller.id(), file, contentType, mapping, name, response,
                (map, importName) -> deals.of(provider == null ? map.provider() : provider, importName, map, caller.id()));
    }
}
