package org.tandem.feedback.verdict;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.tandem.projection.decide.Requests;
import org.tandem.projection.sql.Tables;
import org.tandem.rest.problem.Problem;
import org.tandem.rest.problem.Unavailable;
import org.tandem.rest.security.Caller;
import org.tandem.rest.security.Roles;

import java.util.UUID;

/** What became of a verdict that was not decided while its giver waited. */
@Path("/verdict-requests/{requestId}")
@RolesAllowed({Roles.SALES_REP, Roles.SALES_MANAGER})
public class VerdictRequestResource {

    private final Requests requests;
    private final Caller caller;

    VerdictRequestResource(Requests requests, Caller caller) {
        this.requests = requests;
        this.caller = caller;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    @Operation(operationId = "getVerdictRequest", summary = "What became of a verdict",
            description = "Pending also of a request that nobody has made, and of a verdict that somebody else gave; a manager"
                    + " reads everybody's.")
    @APIResponse(responseCode = "200", description = "Given, refused or pending",
            content = @Content(schema = @Schema(implementation = VerdictViews.RequestView.class)))
    @APIResponse(responseCode = "404", description = "This is no request's id")
    @APIResponse(responseCode = "503", description = "The database is away: ask again")
    public VerdictViews.RequestView get(@PathParam("requestId") UUID requestId) {
        return VerdictAnswers.status(Tables.read(() -> requests.read(requestId), Unavailable::new),
                rep -> caller.is(Roles.SALES_MANAGER) || caller.id().equals(rep));
    }
}
