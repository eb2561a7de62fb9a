package org.tandem.pipeline.imports;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.tandem.pipeline.lead.FoldedFacts;
import org.tandem.projection.sql.Tables;
import org.tandem.rest.page.Parameters;
import org.tandem.rest.problem.Problem;
import org.tandem.rest.problem.Unavailable;
import org.tandem.rest.security.Roles;

import java.util.UUID;

/** Imported deals, for who checks that an import is all there and makes sense. */
@Path("/imports/deals")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RolesAllowed({Roles.SALES_MANAGER, Roles.MARKETING, Roles.ANALYST, Roles.ADMIN})
public class DealReadResource {

    private static final int MOST = 200;

    private final DealReader deals;
    private final FoldedFacts folded;

    DealReadResource(DealReader deals, FoldedFacts folded) {
        this.deals = deals;
        this.folded = folded;
    }

    @GET
    @Path("/counts")
    @Operation(operationId = "countImportedDeals", summary = "How many imported deals came from where",
            description = "By the source of the first capture of the lead that each deal tells of.")
    @APIResponse(responseCode = "200", description = "Groups, most deals first",
            content = @Content(schema = @Schema(implementation = DealViews.Counts.class)))
    @APIResponse(responseCode = "400", description = "A parameter is not what it must be")
    @APIResponse(responseCode = "503", description = "The event of `after` is not in the tables yet")
    public Response count(
            @Parameter(description = "What is counted by: `origin`, which is also the default", example = "origin") @QueryParam("by") String by,
            @Parameter(description = "Wait until this event is in the tables") @QueryParam("after") String after) {
        Parameters given = new Parameters();
        if (by != null && !by.equals("origin")) {
            given.wrong("by", "unknown-group", "Give origin");
        }
        UUID event = given.eventId("after", after);
        if (given.areWrong()) {
            return given.problem().response();
        }
        return folded.await(event) ? Response.ok(Tables.read(deals::byOrigin, Unavailable::new)).build() : notYet();
    }

    @GET
    @Path("/anomalies")
    @Operation(operationId = "listDealAnomalies", summary = "Imported deals that somebody should look at", description = """
            A deal whose lead has not come (yet), one that was won before its lead's first contact, one whose value is more than half of
            everything in its currency, and one that came with two contents under one key. Nothing is dropped and nothing is corrected.""")
    @APIResponse(responseCode = "200", description = "Counts of all, and a page of them",
            content = @Content(schema = @Schema(implementation = DealViews.Anomalies.class)))
    @APIResponse(responseCode = "400", description = "A parameter is not what it must be")
    @APIResponse(responseCode = "503", description = "The event of `after` is not in the tables yet")
    public Response anomalies(
            @Parameter(description = "At most so many, 1 to 200; 50 unless said", example = "50") @QueryParam("limit") String limit,
            @Parameter(description = "`next` of the page before") @QueryParam("cursor") String cursor,
            @Parameter(description = "Wait until this event is in the tables") @QueryParam("after") String after) {
        Parameters given = new Parameters();
        DealCursor start = cursor == null ? null : DealCursor.parse(cursor)
                .orElseGet(() -> given.wrong("cursor", "not-a-cursor", "Pass `next` of a page, unchanged"));
        int most = given.count("limit", limit, MOST, 50);
        UUID event = given.eventId("after", after);
        if (given.areWrong()) {
            return given.problem().response();
        }
        return folded.await(event) ? Response.ok(Tables.read(() -> deals.anomalies(start, most), Unavailable::new)).build() : notYet();
    }

    private static Response notYet() {
        return Problem.of(503, "not-yet", "The event is not in the tables yet", "Ask again in a moment")
                .builder().header(HttpHeaders.RETRY_AFTER, "1").build();
    }
}
