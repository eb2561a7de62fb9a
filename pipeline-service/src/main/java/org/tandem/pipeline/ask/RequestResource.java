package org.tandem.pipeline.ask;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.tandem.events.pipeline.PipelineEvent;
import org.tandem.pipeline.lead.LeadReader;
import org.tandem.projection.decide.Answer;
import org.tandem.projection.decide.Requests;
import org.tandem.projection.sql.Tables;
import org.tandem.rest.problem.Problem;
import org.tandem.rest.problem.Unavailable;
import org.tandem.rest.security.Caller;
import org.tandem.rest.security.Roles;

import java.util.List;
import java.util.UUID;

/** What became of a request, for whoever was told to look later. */
@Path("/requests/{requestId}")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RolesAllowed({Roles.SALES_REP, Roles.SALES_MANAGER})
public class RequestResource {

    private final Requests requests;
    private final LeadReader leads;
    private final Caller caller;

    RequestResource(Requests requests, LeadReader leads, Caller caller) {
        this.requests = requests;
        this.leads = leads;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "getRequest", summary = "What became of a request",
            description = "`pending` also of a request that nobody made: what is not decided is not known.")
    @APIResponse(responseCode = "200", description = "granted, refused with a code, or pending",
            content = @Content(schema = @Schema(implementation = DecisionView.class)))
    @APIResponse(responseCode = "503", description = "The database is away: ask again")
    public Response get(@PathParam("requestId") UUID requestId) {
        Answer answer = Tables.read(() -> requests.read(requestId), Unavailable::new);
        if (answer instanceof Answer.Granted granted) {
            return Response.ok(mayRead(granted) ? DecisionView.granted(granted) : DecisionView.pending(requestId)).build();
        } else if (answer instanceof Answer.Refused refused) {
            return Response.ok(new DecisionView(requestId, "refused", null, List.of(), RefusalAnswers.code(refused))).build();
        }
        return Response.ok(DecisionView.pending(requestId)).build();
    }

    /** A rep who guesses an id learns no more than of one that does not exist. */
    private boolean mayRead(Answer.Granted granted) {
        return granted.events().stream().map(event -> event.data())
                .filter(PipelineEvent.class::isInstance).map(event -> ((PipelineEvent) event).leadId().value()).findFirst()
                .map(leadId -> caller.is(Roles.SALES_MANAGER) || leads.isVisibleTo(caller.id(), leadId)).orElse(true);
    }
}
