package org.tandem.pipeline.ask;

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
import org.tandem.events.pipeline.PipelineRequest.AcceptRequested;
import org.tandem.events.pipeline.PipelineRequest.ContactRequested;
import org.tandem.events.pipeline.PipelineRequest.OpportunityRequested;
import org.tandem.events.pipeline.PipelineRequest.RecycleRequested;
import org.tandem.events.pipeline.PipelineRequest.RejectRequested;
import org.tandem.pipeline.lifecycle.Dispositions;
import org.tandem.pipeline.lifecycle.SalesRules;
import org.tandem.pipeline.settings.PipelineConfig;
import org.tandem.rest.problem.Problem;
import org.tandem.rest.security.Caller;
import org.tandem.rest.security.Roles;

import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** What a rep does with a lead. Every answer says what is true now, or why it is not. */
@Path("/leads/{leadId}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RolesAllowed({Roles.SALES_REP, Roles.SALES_MANAGER})
@APIResponse(responseCode = "202", description = "Not decided yet: look at Location",
        content = @Content(schema = @Schema(implementation = DecisionView.class)))
@APIResponse(responseCode = "400", description = "The input is not what it must be")
@APIResponse(responseCode = "404", description = "No such lead, or it is not the caller's")
@APIResponse(responseCode = "409", description = "The lead's state does not allow it, and why")
@APIResponse(responseCode = "410", description = "The lead was erased")
@APIResponse(responseCode = "422", description = "The Idempotency-Key was used for another request")
@APIResponse(responseCode = "503", description = "Send the same again")
public class LeadActionResource {

    private final Asking asking;
    private final Caller caller;
    private final PipelineConfig config;
    private final SalesRules rules;

    LeadActionResource(Asking asking, Caller caller, PipelineConfig config, SalesRules rules) {
        this.asking = asking;
        this.caller = caller;
        this.config = config;
        this.rules = rules;
    }

    @POST
    @Path("/accept")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "acceptLead", summary = "Take a lead and answer for it")
    @APIResponse(responseCode = "200", description = "It is the caller's",
            content = @Content(schema = @Schema(implementation = DecisionView.class)))
    public CompletionStage<Response> accept(@PathParam("leadId") UUID leadId, @QueryParam("after") String after,
                                            @Context HttpServerRequest http) {
        return form(http, after, null, Void.class).ask(200, EventTypes.LEAD_ACCEPT_REQUESTED, (given, input) ->
                new AcceptRequested(new LeadId(leadId), caller.id(), isManager()));
    }

    @POST
    @Path("/reject")
    @Operation(operationId = "rejectLead", summary = "Give a lead back for good, or with a day until that day",
            description = "The reason is one of the company's list; `not-now` needs `wakeOn`. The note goes where"
            + " it can be deleted.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.Reject.class), examples = @ExampleObject(
            name = "reject", value = "{\"reason\": \"not-our-profile\", \"note\": \"They only trade.\"}")))
    @APIResponse(responseCode = "200", description = "It is given back",
            content = @Content(schema = @Schema(implementation = DecisionView.class)))
    public CompletionStage<Response> reject(@PathParam("leadId") UUID leadId, @QueryParam("after") String after,
                                            @Context HttpServerRequest http, byte[] body) {
        return form(http, after, body, Bodies.Reject.class).ask(200, EventTypes.LEAD_REJECT_REQUESTED, (given, input) ->
                new RejectRequested(new LeadId(leadId), caller.id(), isManager(),
                        input.code("reason", given.reason(), Dispositions.rejections()),
                        input.optionalDay("wakeOn", given.wakeOn()), input.note(given.note())));
    }

    @POST
    @Path("/recycle")
    @Operation(operationId = "recycleLead", summary = "Give a lead back to marketing until a day")
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.Recycle.class), examples = @ExampleObject(
            name = "recycle", value = "{\"wakeOn\": \"2027-03-01\", \"note\": \"Budget is decided in spring.\"}")))
    @APIResponse(responseCode = "200", description = "It comes back on that day, or on new interest",
            content = @Content(schema = @Schema(implementation = DecisionView.class)))
    public CompletionStage<Response> recycle(@PathParam("leadId") UUID leadId, @QueryParam("after") String after,
                                             @Context HttpServerRequest http, byte[] body) {
        return form(http, after, body, Bodies.Recycle.class).ask(200, EventTypes.LEAD_RECYCLE_REQUESTED, (given, input) ->
                new RecycleRequested(new LeadId(leadId), caller.id(), isManager(),
                        input.optionalCode("reason", given.reason(), Dispositions.rejections()),
                        input.day("wakeOn", given.wakeOn()), input.note(given.note())));
    }

    @POST
    @Path("/contacts")
    @Operation(operationId = "logContact", summary = "Say that one tried to reach the lead, and what came of it")
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.Contact.class), examples = @ExampleObject(
            name = "contact", value = "{\"channel\": \"phone\", \"outcome\": \"reached\", \"note\": \"Wants a demo.\"}")))
    @APIResponse(responseCode = "201", description = "It is logged",
            content = @Content(schema = @Schema(implementation = DecisionView.class)))
    public CompletionStage<Response> contact(@PathParam("leadId") UUID leadId, @QueryParam("after") String after,
                                             @Context HttpServerRequest http, byte[] body) {
        return form(http, after, body, Bodies.Contact.class).ask(201, EventTypes.LEAD_CONTACT_REQUESTED, (given, input) ->
                new ContactRequested(new LeadId(leadId), caller.id(), isManager(),
                        input.code("channel", given.channel(), config.channels()),
                        input.code("outcome", given.outcome(), config.outcomes()), input.note(given.note())));
    }

    @POST
    @Path("/opportunities")
    @Operation(operationId = "openOpportunity", summary = "Make a lead an opportunity",
            description = "Need, budget, authority and time are there. Begins in the first stage unless said.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.Open.class), examples = @ExampleObject(
            name = "open", value = "{\"value\": {\"amount\": \"18000\", \"currency\": \"EUR\"}}")))
    @APIResponse(responseCode = "201", description = "It is open",
            content = @Content(schema = @Schema(implementation = DecisionView.class)))
    public CompletionStage<Response> open(@PathParam("leadId") UUID leadId, @QueryParam("after") String after,
                                          @Context HttpServerRequest http, byte[] body) {
        return form(http, after, body, Bodies.Open.class).ask(201, EventTypes.OPPORTUNITY_OPEN_REQUESTED, (given, input) ->
                new OpportunityRequested(new LeadId(leadId), caller.id(), isManager(),
                        input.optionalCode("stage", given.stage(), rules.stages().codes()),
                        input.value(given.value()), input.note(given.note())));
    }

    private boolean isManager() {
        return caller.is(Roles.SALES_MANAGER);
    }

    private <B> AskedForm<B> form(HttpServerRequest http, String after, byte[] body, Class<B> type) {
        return new AskedForm<>(asking, Door.LEAD, caller.id(), http, after, body, type);
    }
}
