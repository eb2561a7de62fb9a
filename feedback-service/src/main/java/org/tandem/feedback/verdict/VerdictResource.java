package org.tandem.feedback.verdict;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.tandem.feedback.service.FoldedWait;
import org.tandem.projection.sql.Tables;
import org.tandem.rest.page.Parameters;
import org.tandem.rest.problem.Problem;
import org.tandem.rest.problem.Unavailable;
import org.tandem.rest.security.Caller;
import org.tandem.rest.security.Roles;

import java.time.LocalDate;
import java.util.UUID;

/** What sales said of leads, for both departments. */
@Path("/verdicts")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public class VerdictResource {

    private final VerdictReader reader;
    private final Links links;
    private final FoldedWait folded;
    private final Caller caller;

    VerdictResource(VerdictReader reader, Links links, FoldedWait folded, Caller caller) {
        this.reader = reader;
        this.links = links;
        this.folded = folded;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.MARKETING, Roles.SALES_REP, Roles.SALES_MANAGER, Roles.ANALYST, Roles.ADMIN})
    @Operation(operationId = "listVerdicts", summary = "The verdicts on one lead",
            description = "One for each time that sales worked on it, under whatever linked id. A rep sees their own; an"
                    + " analyst sees no notes.")
    @APIResponse(responseCode = "200", description = "The verdicts that count, by attempt; none of a lead that has none",
            content = @Content(schema = @Schema(implementation = VerdictViews.OfLead.class)))
    @APIResponse(responseCode = "400", description = "A parameter is not what it must be")
    @APIResponse(responseCode = "503", description = "The event of `after` is not in the tables yet")
    public Response ofLead(
            @Parameter(description = "Whose", required = true, example = "f27235cd-ddee-56b7-a887-d47febd99214")
            @QueryParam("leadId") String leadId,
            @Parameter(description = "Wait until this event is in the tables") @QueryParam("after") String after) {
        Parameters given = new Parameters();
        UUID lead = leadId == null ? given.wrong("leadId", "required", "Say of which lead") : given.eventId("leadId", leadId);
        UUID event = given.eventId("after", after);
        if (given.areWrong()) {
            return given.problem().response();
        }
        if (event != null && !folded.await(event)) {
            return FoldedWait.notYet();
        }
        boolean seesAll = caller.is(Roles.SALES_MANAGER) || caller.is(Roles.MARKETING) || caller.is(Roles.ADMIN);
        boolean ownOnly = !seesAll && !caller.is(Roles.ANALYST);
        String rep = ownOnly ? caller.id() : null;
        return Response.ok(Tables.read(() -> reader.ofPerson(links.of(lead), rep, seesAll || ownOnly), Unavailable::new)).build();
    }

    @GET
    @Path("/summary")
    @RolesAllowed({Roles.MARKETING, Roles.SALES_MANAGER, Roles.ANALYST, Roles.ADMIN})
    @Operation(operationId = "summarizeVerdicts", summary = "How many leads were worth what, by source and campaign",
            description = "Each attempt counts once, on the UTC day of the verdict that counts.")
    @APIResponse(responseCode = "200", description = "A row for each source and campaign",
            content = @Content(schema = @Schema(implementation = VerdictViews.Summary.class)))
    @APIResponse(responseCode = "400", description = "A parameter is not what it must be")
    @APIResponse(responseCode = "503", description = "The event of `after` is not in the tables yet")
    public Response summary(
            @Parameter(description = "First day", example = "2026-11-01") @QueryParam("from") String from,
            @Parameter(description = "The day after the last one", example = "2026-12-01") @QueryParam("before") String before,
            @Parameter(description = "Wait until this event is in the tables") @QueryParam("after") String after) {
        Parameters given = new Parameters();
        LocalDate first = given.day("from", from);
        LocalDate end = given.day("before", before);
        UUID event = given.eventId("after", after);
        if (given.areWrong()) {
            return given.problem().response();
        }
        return event != null && !folded.await(event) ? FoldedWait.notYet()
                : Response.ok(Tables.read(() -> reader.summary(first, end), Unavailable::new)).build();
    }
}
