package org.tandem.pipeline.team;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.tandem.pipeline.lifecycle.SalesRules;
import org.tandem.projection.sql.Tables;
import org.tandem.rest.problem.Problem;
import org.tandem.rest.problem.Unavailable;
import org.tandem.rest.security.Roles;

import java.time.Clock;

/** Who has how much to do, for whoever answers for the team. */
@Path("/team/load")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RolesAllowed({Roles.SALES_MANAGER, Roles.ADMIN})
public class LoadResource {

    private static final String EXAMPLE = """
            {"reps": [{"rep": "rep-0042", "team": "south", "active": true, "weight": 2, "timeZone": "America/Sao_Paulo", "openLeads": 12,
              "waiting": 4, "waitingSince": "2026-11-22T07:10:00Z", "accepted": 5, "assignedToday": 3, "opportunities": 3,
              "value": [{"amount": "54000.00", "currency": "EUR"}]}],
             "queues": [{"queue": "triage", "waiting": 2, "waitingSince": "2026-11-21T16:00:00Z"}]}""";

    private final LoadReader load;
    private final SalesRules rules;
    private final Clock clock = Clock.systemUTC();

    LoadResource(LoadReader load, SalesRules rules) {
        this.load = load;
        this.rules = rules;
    }

    @GET
    @Operation(operationId = "getTeamLoad", summary = "What each rep has to do", description = """
            By rep: open leads, those that were not answered and since when, opportunities and what they are worth, and how many leads
            they were given today. Whoever is not in the team any more and still has leads is there too, as not active.""")
    @APIResponse(responseCode = "200", description = "The load of the whole team", content = @Content(
            schema = @Schema(implementation = LoadViews.Load.class), examples = @ExampleObject(name = "one rep and one queue", value = EXAMPLE)))
    public Response load() {
        return Response.ok(Tables.read(() -> load.of(rules.team(), clock.instant()), Unavailable::new)).build();
    }
}
