package org.tandem.pipeline.inbox;

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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.tandem.pipeline.lead.FoldedFacts;
import org.tandem.pipeline.lead.LeadReader;
import org.tandem.rest.page.Parameters;
import org.tandem.rest.problem.Problem;
import org.tandem.rest.security.Caller;
import org.tandem.rest.security.Roles;

import java.util.Optional;
import java.util.UUID;

/** What sales did with a lead, for both departments. */
@Path("/leads/{leadId}/history")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RolesAllowed({Roles.SALES_REP, Roles.SALES_MANAGER, Roles.MARKETING, Roles.ADMIN})
public class HistoryResource {

    private final HistoryReader history;
    private final LeadReader leads;
    private final FoldedFacts folded;
    private final Caller caller;

    HistoryResource(HistoryReader history, LeadReader leads, FoldedFacts folded, Caller caller) {
        this.history = history;
        this.leads = leads;
        this.folded = folded;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "getLeadHistory", summary = "Everything sales did with a lead, oldest first",
            description = "A rep sees their own leads and those in queues.")
    @APIResponse(responseCode = "200", description = "What was done",
            content = @Content(schema = @Schema(implementation = InboxViews.History.class)))
    @APIResponse(responseCode = "400", description = "A parameter is not what it must be")
    @APIResponse(responseCode = "404", description = "Sales never had this lead, it was erased, or it is not the caller's")
    @APIResponse(responseCode = "503", description = "The event of `after` is not in the tables yet")
    public Response history(@PathParam("leadId") UUID leadId,
                            @Parameter(description = "Wait until this event is in the tables") @QueryParam("after") String after) {
        Parameters parameters = new Parameters();
        UUID event = parameters.eventId("after", after);
        if (parameters.areWrong()) {
            return parameters.problem().response();
        } else if (!folded.await(event)) {
            return InboxResource.notYet();
        }
        Optional<InboxViews.History> found = maySee(leadId) ? history.of(leadId) : Optional.empty();
        return found.map(all -> Response.ok(all).build())
                .orElseGet(() -> Problem.of(404, "unknown-lead", "There is no such lead", null).response());
    }

    private boolean maySee(UUID leadId) {
        return caller.is(Roles.SALES_MANAGER) || caller.is(Roles.MARKETING) || caller.is(Roles.ADMIN)
                || leads.isVisibleTo(caller.id(), leadId);
    }
}
