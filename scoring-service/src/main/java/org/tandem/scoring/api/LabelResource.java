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
import org.tandem.rest.security.Roles;
import org.tandem.scoring.fold.LabelReader;

import java.util.UUID;

/** What sales made of leads, as the examples that scoring is judged and taught by. Not for reps: they would teach to it. */
@Path("/leads/{leadId}/labels")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RolesAllowed({Roles.MARKETING, Roles.ANALYST, Roles.ADMIN})
public class LabelResource {

    private final LabelReader reader;
    private final FoldedFacts folded;

    LabelResource(LabelReader reader, FoldedFacts folded) {
        this.reader = reader;
        this.folded = folded;
    }

    @GET
    @Operation(operationId = "getLabels", summary = "What is to be learned from a lead",
            description = "One label for each attempt of sales and each thing to be learned, with the event it comes from. An"
                    + " attempt of which sales has said nothing yet has none, and is never a negative example.")
    @APIResponse(responseCode = "200", description = "The labels", content = @Content(
            schema = @Schema(implementation = LeadLabels.class),
            examples = @ExampleObject(name = "given back once, then won", value = """
            {"leadId": "f27235cd-ddee-56b7-a887-d47febd99214", "labels": [
              {"leadId": "f27235cd-ddee-56b7-a887-d47febd99214", "attempt": 1, "target": "conversion", "weight": 0.0, "disposition": "given-back", "code": "not-our-profile",
               "eventId": "7b1f0f6e-2f0b-5c55-9d2e-8a5f3c1b6d44", "knownAt": "2026-09-14T08:10:00Z"},
              {"leadId": "f27235cd-ddee-56b7-a887-d47febd99214", "attempt": 1, "target": "fit", "value": 0, "weight": 1.0, "disposition": "given-back", "code": "not-our-profile",
               "eventId": "7b1f0f6e-2f0b-5c55-9d2e-8a5f3c1b6d44", "knownAt": "2026-09-14T08:10:00Z"},
              {"leadId": "f27235cd-ddee-56b7-a887-d47febd99214", "attempt": 2, "target": "conversion", "value": 1, "weight": 1.0, "disposition": "won",
               "eventId": "0c6a4d0e-55c1-5b0e-8f0e-0d8f6f1f7a11", "knownAt": "2026-11-20T09:30:00Z"}]}""")))
    @APIResponse(responseCode = "400", description = "A parameter is not what it must be",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "404", description = "Nothing is known of such a lead, or it was erased",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "503", description = "The event of `after` is not in the tables yet",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response get(@PathParam("leadId") UUID leadId,
                        @Parameter(description = "Wait until this event is in the tables") @QueryParam("after") String after) {
        Parameters parameters = new Parameters();
        UUID event = parameters.eventId("after", after);
        if (parameters.areWrong()) {
            return parameters.problem().response();
        }
        if (event != null && !folded.await(event)) {
            return Problem.of(503, "not-yet", "The event is not in the tables yet", "Ask again in a moment")
                    .builder().header(HttpHeaders.RETRY_AFTER, "1").build();
        }
        return Tables.read(() -> reader.labels(leadId), Unavailable::new).map(labels -> Response.ok(LeadLabels.of(labels)).build())
                .orElseGet(() -> Problem.of(404, "unknown-lead", "There is no such lead", null).response());
    }
}
