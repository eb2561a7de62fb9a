package org.tandem.leadcapture.lead;

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
import org.tandem.projection.sql.Tables;
import org.tandem.rest.page.Parameters;
import org.tandem.rest.problem.Problem;
import org.tandem.rest.problem.Unavailable;
import org.tandem.rest.security.Roles;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** How many leads there are, for who checks that an import is all there. */
@Path("/leads/counts")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RolesAllowed({Roles.MARKETING, Roles.ADMIN})
public class LeadCountResource {

    private static final String ORIGIN = "origin";

    private final LeadCounts counts;
    private final AppliedCaptures applied;

    LeadCountResource(LeadCounts counts, AppliedCaptures applied) {
        this.counts = counts;
        this.applied = applied;
    }

    /** @param groups most leads first */
    @Schema(name = "LeadCounts", description = "Leads by where they came from", example = """
            {"by": "origin", "leads": 12, "groups": [{"value": "web-form", "leads": 9}, {"value": "not-stated", "leads": 3}]}""")
    public record View(String by, long leads, List<LeadCounts.Group> groups) {
    }

    @GET
    @Operation(operationId = "countLeads", summary = "How many leads came from where",
            description = "A lead's origin is the source of its first capture. `not-stated` are rows of lists that left it blank.")
    @APIResponse(responseCode = "200", description = "Groups, most leads first",
            content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "400", description = "A parameter is not what it must be")
    @APIResponse(responseCode = "503", description = "The event of `after` is not in the tables yet")
    public Response count(
            @Parameter(description = "What is counted by: `origin`, which is also the default", example = "origin") @QueryParam("by") String by,
            @Parameter(description = "First captured at or after", example = "2026-03-01T00:00:00Z") @QueryParam("from") String from,
            @Parameter(description = "First captured before", example = "2026-04-01T00:00:00Z") @QueryParam("before") String before,
            @Parameter(description = "Wait until this event is in the tables") @QueryParam("after") String after) {
        Parameters given = new Parameters();
        if (by != null && !by.equals(ORIGIN)) {
            given.wrong("by", "unknown-group", "Give origin");
        }
        Instant start = given.moment("from", from);
        Instant end = given.moment("before", before);
        UUID event = given.eventId("after", after);
        if (given.areWrong()) {
            return given.problem().response();
        } else if (event != null && !applied.await(event)) {
            return LeadResource.notYet();
        }
        List<LeadCounts.Group> groups = Tables.read(() -> counts.byOrigin(start, end), Unavailable::new);
        return Response.ok(new View(ORIGIN, groups.stream().mapToLong(LeadCounts.Group::leads).sum(), groups)).build();
    }
}
