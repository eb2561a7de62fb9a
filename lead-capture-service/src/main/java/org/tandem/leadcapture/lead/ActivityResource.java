package org.tandem.leadcapture.lead;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.tandem.projection.sql.Tables;
import org.tandem.rest.page.Cursor;
import org.tandem.rest.page.Parameters;
import org.tandem.rest.problem.Problem;
import org.tandem.rest.problem.Unavailable;
import org.tandem.rest.security.Roles;

import java.util.UUID;

/** What a lead did. Nothing of it is personal, so whoever may see scores may see what they are made of. */
@Path("/leads/{leadId}/activities")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RolesAllowed({Roles.MARKETING, Roles.SALES_MANAGER, Roles.ANALYST, Roles.ADMIN})
public class ActivityResource {

    private static final int MOST = 200;
    private static final String EXAMPLE = """
            {"activities": [
              {"eventId": "7b1f0f6e-2f0b-5c55-9d2e-8a5f3c1b6d44", "time": "2026-11-20T09:30:00Z", "type": "webinar.attended",
               "what": "autumn-planning", "campaign": "autumn-2026", "minutes": 47},
              {"eventId": "0c6a4d0e-55c1-5b0e-8f0e-0d8f6f1f7a11", "time": "2026-11-02T14:05:00Z", "type": "form.submitted",
               "what": "demo-request", "captureId": "0b6d1f0a-52c4-5b1e-9a55-2f6a3b1c7d10"}]}""";

    private final ActivityReader reader;
    private final AppliedCaptures applied;

    ActivityResource(ActivityReader reader, AppliedCaptures applied) {
        this.reader = reader;
        this.applied = applied;
    }

    @GET
    @Operation(operationId = "listActivities", summary = "What a lead did, newest first",
            description = "By when it happened. Follow `next` until it is absent.")
    @APIResponse(responseCode = "200", description = "A page of activities", content = @Content(
            schema = @Schema(implementation = ActivityReader.Page.class), examples = @ExampleObject(name = "a webinar and a form", value = EXAMPLE)))
    @APIResponse(responseCode = "400", description = "A parameter is not what it must be")
    @APIResponse(responseCode = "404", description = "Nothing is known of such a lead, or it was erased")
    @APIResponse(responseCode = "503", description = "The event of `after` is not in the tables yet")
    public Response list(
            @PathParam("leadId") UUID leadId,
            @Parameter(description = "At most so many, 1 to 200; 50 unless said", example = "50") @QueryParam("limit") String limit,
            @Parameter(description = "`next` of the page before") @QueryParam("cursor") String cursor,
            @Parameter(description = "Wait until this event is in the tables") @QueryParam("after") String after) {
        Parameters given = new Parameters();
        int most = given.count("limit", limit, MOST, 50);
        Cursor start = given.cursor("cursor", cursor);
        UUID event = given.eventId("after", after);
        if (given.areWrong()) {
            return given.problem().response();
        }
        if (event != null && !applied.await(event)) {
            return LeadResource.notYet();
        }
        return Tables.read(() -> reader.page(leadId, start, most), Unavailable::new).map(page -> Response.ok(page).build())
                .orElseGet(() -> Problem.of(404, "unknown-lead", "There is no such lead", null).response());
    }
}
