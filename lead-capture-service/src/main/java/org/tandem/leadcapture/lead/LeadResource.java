package org.tandem.leadcapture.lead;

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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.tandem.events.ids.Identity;
import org.tandem.leadcapture.contact.EmailAddress;
import org.tandem.projection.sql.Tables;
import org.tandem.rest.page.Cursor;
import org.tandem.rest.page.Parameters;
import org.tandem.rest.problem.Problem;
import org.tandem.rest.problem.Unavailable;
import org.tandem.rest.security.Roles;

import java.util.UUID;

/** Leads, for those who may see who they are. */
@Path("/leads")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RolesAllowed({Roles.MARKETING, Roles.ADMIN})
public class LeadResource {

    private static final int MOST = 200;

    private final LeadReader reader;
    private final AppliedCaptures applied;
    private final Identity identity;

    LeadResource(LeadReader reader, AppliedCaptures applied, Identity identity) {
        this.reader = reader;
        this.applied = applied;
        this.identity = identity;
    }

    @GET
    @Operation(operationId = "listLeads", summary = "Leads, newest first",
            description = "A page of leads by when they were first captured. Follow `next` until it is absent.")
    @APIResponse(responseCode = "200", description = "A page of leads",
            content = @Content(schema = @Schema(implementation = LeadViews.Page.class)))
    @APIResponse(responseCode = "400", description = "A parameter is not what it must be",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "503", description = "The event of `after` is not in the tables yet",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response list(
            @Parameter(description = "Exact e-mail address", example = "ana.souza@example.com") @QueryParam("email") String email,
            @Parameter(example = "web-form") @QueryParam("source") String source,
            @Parameter(example = "spring-fair") @QueryParam("campaign") String campaign,
            @Parameter(example = "website") @QueryParam("sender") String sender,
            @Parameter(description = "ISO 3166-1 alpha-2", example = "BR") @QueryParam("country") String country,
            @Parameter(description = "First captured at or after", example = "2026-03-01T00:00:00Z") @QueryParam("from") String from,
            @Parameter(description = "First captured before", example = "2026-04-01T00:00:00Z") @QueryParam("before") String before,
            @Parameter(description = "At most so many, 1 to 200; 50 unless said", example = "50") @QueryParam("limit") String limit,
            @Parameter(description = "`next` of the page before") @QueryParam("cursor") String cursor,
            @Parameter(description = "Wait until this event is in the tables") @QueryParam("after") String after) {
        Parameters given = new Parameters();
        UUID lead = email == null ? null : EmailAddress.parse(email).map(address -> identity.byEmail(address.key()).value())
                .orElseGet(() -> given.wrong("email", "not-an-email-address", "This is not an e-mail address"));
        LeadFilter filter = new LeadFilter(lead, source, campaign, sender, country,
                given.moment("from", from), given.moment("before", before));
        int most = given.count("limit", limit, MOST, 50);
        Cursor start = given.cursor("cursor", cursor);
        UUID event = given.eventId("after", after);
        if (given.areWrong()) {
            return given.problem().response();
        }
        return event != null && !applied.await(event) ? notYet() : Response.ok(
                Tables.read(() -> reader.page(filter, start, most), Unavailable::new)).build();
    }

    @GET
    @Path("/{leadId}")
    @Operation(operationId = "getLead", summary = "One lead with its captures")
    @APIResponse(responseCode = "200", description = "The lead",
            content = @Content(schema = @Schema(implementation = LeadViews.Detail.class)))
    @APIResponse(responseCode = "404", description = "No such lead, or it was erased",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "503", description = "The event of `after` is not in the tables yet",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response get(@PathParam("leadId") UUID leadId,
                        @Parameter(description = "Wait until this event is in the tables") @QueryParam("after") String after) {
        Parameters given = new Parameters();
        UUID event = given.eventId("after", after);
        if (given.areWrong()) {
            return given.problem().response();
        }
        if (event != null && !applied.await(event)) {
            return notYet();
        }
        return Tables.read(() -> reader.lead(leadId), Unavailable::new).map(lead -> Response.ok(lead).build())
                .orElseGet(() -> Problem.of(404, "unknown-lead", "There is no such lead", null).response());
    }

    static Response notYet() {
        return Problem.of(503, "not-yet", "The event is not in the tables yet", "Ask again in a moment")
                .builder().header(HttpHeaders.RETRY_AFTER, "1").build();
    }
}
