package org.tandem.pipeline.inbox;

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
import org.tandem.rest.page.Cursor;
import org.tandem.rest.page.Parameters;
import org.tandem.rest.problem.Problem;
import org.tandem.rest.security.Caller;
import org.tandem.rest.security.Roles;

import java.util.UUID;

/** What waits for a rep. */
@Path("/inbox")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public class InboxResource {

    /** At most five next best actions: a list that nobody finishes is not begun. */
    private static final int UNLESS_SAID = 5;
    private static final int MOST = 100;

    private final InboxReader inbox;
    private final FoldedFacts folded;
    private final Caller caller;

    InboxResource(InboxReader inbox, FoldedFacts folded, Caller caller) {
        this.inbox = inbox;
        this.folded = folded;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.SALES_REP, Roles.SALES_MANAGER})
    @Operation(operationId = "listInbox", summary = "What waits for the caller, newest first; who asked again, by when they did",
            description = "A rep's own leads and those in queues; a manager's whole team. Follow `next` until it is absent.")
    @APIResponse(responseCode = "200", description = "A page of leads",
            content = @Content(schema = @Schema(implementation = InboxViews.Page.class)))
    @APIResponse(responseCode = "400", description = "A parameter is not what it must be")
    @APIResponse(responseCode = "503", description = "The event of `after` is not in the tables yet")
    public Response inbox(
            @Parameter(description = "At most so many, 1 to 100; 5 unless said", example = "5") @QueryParam("limit") String limit,
            @Parameter(description = "`next` of the page before") @QueryParam("cursor") String cursor,
            @Parameter(description = "Wait until this event is in the tables") @QueryParam("after") String after) {
        Parameters parameters = new Parameters();
        int most = parameters.count("limit", limit, MOST, UNLESS_SAID);
        Cursor start = parameters.cursor("cursor", cursor);
        UUID event = parameters.eventId("after", after);
        if (parameters.areWrong()) {
            return parameters.problem().response();
        } else if (!folded.await(event)) {
            return notYet();
        }
        return Response.ok(caller.is(Roles.SALES_MANAGER) ? inbox.ofTeam(start, most)
                : inbox.ofRep(caller.id(), start, most)).build();
    }

    static Response notYet() {
        return Problem.of(503, "not-yet", "The event is not in the tables yet", "Ask again in a moment")
                .builder().header(HttpHeaders.RETRY_AFTER, "1").build();
    }
}
