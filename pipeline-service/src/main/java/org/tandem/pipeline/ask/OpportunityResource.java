package org.tandem.pipeline.ask;

import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.tandem.events.EventTypes;
import org.tandem.events.ids.LeadId;
import org.tandem.events.pipeline.PipelineRequest.LossRequested;
import org.tandem.events.pipeline.PipelineRequest.StageMoveRequested;
import org.tandem.events.pipeline.PipelineRequest.WinRequested;
import org.tandem.pipeline.lead.LeadReader;
import org.tandem.pipeline.lifecycle.SalesRules;
import org.tandem.pipeline.settings.PipelineConfig;
import org.tandem.rest.problem.Problem;
import org.tandem.rest.security.Caller;
import org.tandem.rest.security.Roles;

import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** What a rep does with an opportunity. */
@Path("/opportunities/{opportunityId}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RolesAllowed({Roles.SALES_REP, Roles.SALES_MANAGER})
@Blocking // whose the opportunity is, is looked up
@APIResponse(responseCode = "200", description = "It is done",
        content = @Content(schema = @Schema(implementation = DecisionView.class)))
@APIResponse(responseCode = "202", description = "Not decided yet: look at Location",
        content = @Content(schema = @Schema(implementation = DecisionView.class)))
@APIResponse(responseCode = "400", description = "The input is not what it must be")
@APIResponse(responseCode = "404", description = "No such opportunity, or it is not the caller's")
@APIResponse(responseCode = "409", description = "The opportunity's state does not allow it, and why")
@APIResponse(responseCode = "410", description = "The lead was erased")
@APIResponse(responseCode = "422", description = "The Idempotency-Key was used for another request")
@APIResponse(responseCode = "503", description = "Send the same again")
public class OpportunityResource {

    private final Asking asking;
    private final Caller caller;
    private final LeadReader leads;
    private final PipelineConfig config;
    private final SalesRules rules;

    OpportunityResource(Asking asking, Caller caller, LeadReader leads, PipelineConfig config, SalesRules rules) {
        this.asking = asking;
        this.caller = caller;
        this.leads = leads;
        this.config = config;
        this.rules = rules;
    }

    @POST
    @Path("/stage")
    @Operation(operationId = "moveOpportunity", summary = "Move an opportunity on, or back")
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.Move.class), examples = @ExampleObject(
            name = "move", value = "{\"stage\": \"proposal\"}")))
    public CompletionStage<Response> move(@PathParam("opportunityId") UUID opportunityId, @QueryParam("after") String after,
                                          @Context HttpServerRequest http, byte[] body) {
        LeadId leadId = leadOf(opportunityId);
        return form(http, after, body, Bodies.Move.class).ask(200, EventTypes.OPPORTUNITY_MOVE_REQUESTED,
                (given, input) -> made(leadId, new StageMoveRequested(leadId, opportunityId, caller.id(), isManager(),
                        input.code("stage", given.stage(), rules.stages().codes()), input.value(given.value()),
                        input.note(given.note()))));
    }

    @POST
    @Path("/win")
    @Operation(operationId = "winOpportunity", summary = "Say that an opportunity is won",
            description = "With its value, unless that is known already.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.Win.class), examples = @ExampleObject(
            name = "win", value = "{\"value\": {\"amount\": \"17500\", \"currency\": \"EUR\"}}")))
    public CompletionStage<Response> win(@PathParam("opportunityId") UUID opportunityId, @QueryParam("after") String after,
                                         @Context HttpServerRequest http, byte[] body) {
        LeadId leadId = leadOf(opportunityId);
        return form(http, after, body, Bodies.Win.class).ask(200, EventTypes.OPPORTUNITY_WIN_REQUESTED,
                (given, input) -> made(leadId, new WinRequested(leadId, opportunityId, caller.id(), isManager(), input.value(given.value()),
                        input.note(given.note()))));
    }

    @POST
    @Path("/lose")
    @Operation(operationId = "loseOpportunity", summary = "Say that an opportunity is lost, and why")
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.Lose.class), examples = @ExampleObject(
            name = "lose", value = "{\"reason\": \"price\"}")))
    public CompletionStage<Response> lose(@PathParam("opportunityId") UUID opportunityId, @QueryParam("after") String after,
                                          @Context HttpServerRequest http, byte[] body) {
        LeadId leadId = leadOf(opportunityId);
        return form(http, after, body, Bodies.Lose.class).ask(200, EventTypes.OPPORTUNITY_LOSS_REQUESTED,
                (given, input) -> made(leadId, new LossRequested(leadId, opportunityId, caller.id(), isManager(),
                        input.code("reason", given.reason(), config.lossReasons()), input.note(given.note()))));
    }

    /** Null where there is no such opportunity: what is wrong with the input is said all the same. */
    private LeadId leadOf(UUID opportunityId) {
        return leads.leadOf(opportunityId).map(LeadId::new).orElse(null);
    }

    private static <D> D made(LeadId leadId, D request) {
        return leadId == null ? null : request;
    }

    private boolean isManager() {
        return caller.is(Roles.SALES_MANAGER);
    }

    private <B> AskedForm<B> form(HttpServerRequest http, String after, byte[] body, Class<B> type) {
        return new AskedForm<>(asking, Door.OPPORTUNITY, caller.id(), http, after, body, type);
    }
}
