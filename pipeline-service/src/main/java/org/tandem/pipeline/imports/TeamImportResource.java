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

/** Who is in the team. */
@Path("/imports/teams")
@RolesAllowed({Roles.SALES_MANAGER, Roles.ADMIN})
public class TeamImportResource {

    private static final String FILE = """
            rep,team,weight,time_zone,active,since
            rep-0042,south,2,America/Sao_Paulo,yes,2026-11-02
            rep-0017,south,,,no,2026-11-20
            """;
    private static final String PARTS = """
            --b
            Content-Disposition: form-data; name="mapping"

            {"name": "people", "imports": "teams", "columns": {"Person": "rep", "Team": "team", "Share": "weight"}}
            --b
            Content-Disposition: form-data; name="file"; filename="list.csv"

            Person,Team,Share
            rep-0042,south,2
            --b--
            """;
    private static final String ANSWER = """
            {"line":2,"outcome":"accepted","eventId":"0b6d1f0a-52c4-5b1e-9a55-2f6a3b1c7d10"}
            {"line":3,"outcome":"refused","errors":[{"column":"weight","field":"weight","code":"out-of-range","message":"Write a whole number from 1 to 1000; whoever is to get no leads is not active."}]}
            {"complete":true,"rows":2,"accepted":1,"duplicate":0,"refused":1}
            """;

    private final TeamImport team;
    private final Caller caller;
    private final ImportDoor door;

    TeamImportResource(TeamImport team, Caller caller, RestConfig rest) {
        this.team = team;
        this.caller = caller;
        this.door = new ImportDoor("teams", TeamRows::knows, Pace.of(rest));
    }

    @POST
    @Blocking
    @Consumes({"text/csv", MediaType.MULTIPART_FORM_DATA})
    @Produces("application/x-ndjson")
    @Operation(operationId = "importTeams", summary = "Bring a list of who is in the team", description = """
            CSV, read while it comes, through a mapping. A row is one rep as they are from now on, or from `since`; who is not in the list
            stays as they are. Each row is answered with a line of JSON; one that says what holds already is a duplicate. Whoever is not
            active gets no more leads and keeps what they have. With the first row that is accepted the configured team is not used any more.""")
    @RequestBody(required = true, content = {
            @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING),
                    examples = @ExampleObject(name = "a list for generic-teams", value = FILE)),
            @Content(mediaType = MediaType.MULTIPART_FORM_DATA, schema = @Schema(type = SchemaType.OBJECT),
                    examples = @ExampleObject(name = "a mapping of one's own, then the file", value = PARTS))})
    @APIResponse(responseCode = "200", description = "An outcome for each row, then a summary. Without a summary it was cut off",
            content = @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = RowOutcome.class),
                    examples = @ExampleObject(name = "two rows", value = ANSWER)))
    @APIResponse(responseCode = "400", description = "There is no such mapping, or the file has not its columns")
    @APIResponse(responseCode = "408", description = "The file came too slowly; its rows so far are stored")
    @APIResponse(responseCode = "503", description = "Not now: the detail says what to do")
    public Response importTeams(
            InputStream file,
            @Parameter(description = "A mapping that comes with Tandem", example = "generic-teams") @QueryParam("mapping") String mapping,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType, @Context HttpServerResponse response) {
        // A list of the team needs no name: a row is compared with what holds, not with rows that came before.
        return door.let(caller.id(), file, contentType, mapping, null, response, (map, importName) -> team.of(map, caller.id()));
    }
}
