package org.tandem.scoring.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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
import org.tandem.projection.sql.Tables;
import org.tandem.rest.page.Parameters;
import org.tandem.rest.problem.Problem;
import org.tandem.rest.problem.Unavailable;
import org.tandem.rest.security.Caller;
import org.tandem.rest.security.Roles;
import org.tandem.scoring.explain.Explanation;
import org.tandem.scoring.fold.ScoreReader;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What leads score, and why. */
@Path("/leads/{leadId}/score")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RolesAllowed({Roles.MARKETING, Roles.SALES_REP, Roles.SALES_MANAGER, Roles.ANALYST, Roles.ADMIN})
public class ScoreResource {

    private static final Instant FIRST_YEAR = Instant.parse("1970-01-01T00:00:00Z");

    private final ScoreReader reader;
    private final FoldedFacts folded;
    private final Caller caller;
    private final Clock clock = Clock.systemUTC();

    ScoreResource(ScoreReader reader, FoldedFacts folded, Caller caller) {
        this.reader = reader;
        this.folded = folded;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "getScore", summary = "A lead's score, and why",
            description = "As of now, or as of a past moment from what was known then: the cell of the grid, each rule that"
                    + " holds, and each activity with what is left of its points. The past too is judged by the model in force"
                    + " now. Of several ids of one person it is the person's. A rep sees their own leads and those in queues.")
    @APIResponse(responseCode = "200", description = "The score", content = @Content(
            schema = @Schema(implementation = Explanation.class), examples = @ExampleObject(name = "a warm lead", value = """
            {"leadId": "f27235cd-ddee-56b7-a887-d47febd99214", "asOf": "2026-11-20T09:30:00Z", "model": "standard",
             "modelVersion": 1, "cell": "B2",
             "fit": {"points": 50, "grade": "B", "rules": [
               {"rule": {"code": "size-200-5000", "key": "scoring.fit.size-200-5000", "text": "Company of 200 to 5,000 people"}, "points": 25}]},
             "engagement": {"points": 25.0, "grade": "2", "cap": 100, "groups": [
               {"group": {"code": "event", "key": "scoring.group.event", "text": "Events"}, "halfLifeDays": 30, "cap": 40,
                "uncapped": 25.0, "negative": 0.0, "points": 25.0, "contributions": [
                  {"rule": {"code": "webinar-attended", "key": "scoring.rule.webinar-attended", "text": "Attended a webinar"},
                   "eventId": "7b1f0f6e-2f0b-5c55-9d2e-8a5f3c1b6d44", "at": "2026-11-20T09:30:00Z", "points": 25,
                   "left": 25.0, "counted": true}]}]},
             "disqualifiedBy": [], "nextChangeAt": "2026-11-20T09:42:28Z", "complete": true}""")))
    @APIResponse(responseCode = "400", description = "A parameter is not what it must be",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "404", description = "Nothing is known of such a lead, it was erased, or it is not the caller's",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "503", description = "The event of `after` is not in the tables yet",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response get(@PathParam("leadId") UUID leadId,
                        @Parameter(description = "A past moment", example = "2026-11-01T00:00:00Z") @QueryParam("at") String at,
                        @Parameter(description = "Wait until this event is in the tables") @QueryParam("after") String after) {
        Parameters parameters = new Parameters();
        Instant now = clock.instant();
        Instant moment = parameters.moment("at", at);
        UUID event = parameters.eventId("after", after);
        if (moment != null && (moment.isBefore(FIRST_YEAR) || moment.isAfter(now))) {
            parameters.wrong("at", "not-past", "Give a moment from 1970 to now");
        }
        if (parameters.areWrong()) {
            return parameters.problem().response();
        }
        if (event != null && !folded.await(event)) {
            return Problem.of(503, "not-yet", "The event is not in the tables yet", "Ask again in a moment")
                    .builder().header(HttpHeaders.RETRY_AFTER, "1").build();
        }
        Optional<Explanation> score = Tables.read(() -> !maySee(leadId) ? Optional.empty()
                : moment == null ? reader.now(leadId, now) : reader.at(leadId, moment), Unavailable::new);
        return score.map(found -> Response.ok(found).build())
                .orElseGet(() -> Problem.of(404, "unknown-lead", "There is no such lead", null).response());
    }

    private boolean maySee(UUID leadId) throws SQLException {
        return caller.is(Roles.SALES_MANAGER) || caller.is(Roles.MARKETING) || caller.is(Roles.ANALYST) || caller.is(Roles.ADMIN)
                || reader.isVisibleTo(caller.id(), leadId);
    }
}
