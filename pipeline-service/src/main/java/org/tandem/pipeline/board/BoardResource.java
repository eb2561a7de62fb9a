package org.tandem.pipeline.board;

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
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.tandem.pipeline.lead.FoldedFacts;
import org.tandem.projection.sql.Tables;
import org.tandem.rest.page.Cursor;
import org.tandem.rest.page.Parameters;
import org.tandem.rest.problem.Problem;
import org.tandem.rest.problem.Unavailable;
import org.tandem.rest.security.Caller;
import org.tandem.rest.security.Roles;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The board: deals in progress, and what came of them. */
@Path("/opportunities")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RolesAllowed({Roles.SALES_REP, Roles.SALES_MANAGER})
public class BoardResource {

    private static final int MOST = 200;
    private static final List<String> STATUSES = List.of("open", "won", "lost");
    private static final String EXAMPLE = """
            {"opportunities": [{"opportunityId": "7b1f0f6e-2f0b-5c55-9d2e-8a5f3c1b6d44", "leadId": "f27235cd-ddee-56b7-a887-d47febd99214",
              "owner": "rep-0042", "status": "open", "stage": "proposal", "value": {"amount": "18000.00", "currency": "EUR"},
              "openedAt": "2026-11-02T09:30:00Z", "inStageSince": "2026-11-09T14:00:00Z", "daysInStage": 13,
              "name": "Ana Souza", "company": "Moinho Azul"}]}""";

    private final BoardReader board;
    private final FoldedFacts folded;
    private final Caller caller;
    private final Clock clock = Clock.systemUTC();

    BoardResource(BoardReader board, FoldedFacts folded, Caller caller) {
        this.board = board;
        this.folded = folded;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listOpportunities", summary = "Opportunities, newest opened first", description = """
            A rep's own, a manager's whole team's. Each stands in one stage and has one status; all that is not said in the query may be
            anything, but for the status, which is `open` unless said. Follow `next` until it is absent.""")
    @APIResponse(responseCode = "200", description = "A page of opportunities", content = @Content(
            schema = @Schema(implementation = BoardViews.Page.class), examples = @ExampleObject(name = "one in proposal", value = EXAMPLE)))
    @APIResponse(responseCode = "400", description = "A parameter is not what it must be")
    @APIResponse(responseCode = "503", description = "The event of `after` is not in the tables yet")
    public Response list(
            @Parameter(description = "One rep's, by opaque id; a rep sees none but their own", example = "rep-0042") @QueryParam("owner") String owner,
            @Parameter(description = "A stage's code", example = "proposal") @QueryParam("stage") String stage,
            @Parameter(description = "`open`, `won` or `lost`; `open` unless said", example = "open") @QueryParam("status") String status,
            @Parameter(description = "At most so many, 1 to 200; 50 unless said", example = "50") @QueryParam("limit") String limit,
            @Parameter(description = "`next` of the page before") @QueryParam("cursor") String cursor,
            @Parameter(description = "Wait until this event is in the tables") @QueryParam("after") String after) {
        Parameters given = new Parameters();
        if (status != null && !STATUSES.contains(status)) {
            given.wrong("status", "unknown-status", "Give open, won or lost");
        }
        int most = given.count("limit", limit, MOST, 50);
        Cursor start = given.cursor("cursor", cursor);
        UUID event = given.eventId("after", after);
        if (given.areWrong()) {
            return given.problem().response();
        } else if (!folded.await(event)) {
            return Problem.of(503, "not-yet", "The event is not in the tables yet", "Ask again in a moment")
                    .builder().header(HttpHeaders.RETRY_AFTER, "1").build();
        }
        boolean all = caller.is(Roles.SALES_MANAGER);
        if (!all && owner != null && !owner.equals(caller.id())) {
            return Response.ok(new BoardViews.Page(List.of(), null)).build();
        }
        BoardReader.Filter filter = new BoardReader.Filter(all ? owner : caller.id(), stage, status == null ? "open" : status);
        return Response.ok(Tables.read(() -> board.page(filter, start, most, clock.instant()), Unavailable::new)).build();
    }
}
