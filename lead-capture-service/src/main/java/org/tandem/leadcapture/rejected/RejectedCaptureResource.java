package org.tandem.leadcapture.rejected;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.logging.Logger;
import org.tandem.events.rejected.RejectedCaptureEvent.CaptureRejected;
import org.tandem.leadcapture.capture.LeadAsJson;
import org.tandem.projection.sql.Tables;
import org.tandem.rest.page.Cursor;
import org.tandem.rest.page.Parameters;
import org.tandem.rest.problem.Problem;
import org.tandem.rest.problem.Unavailable;
import org.tandem.rest.security.Roles;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What was refused, with the reason, so that it can be corrected and sent again. */
@Path("/rejected-captures")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RolesAllowed({Roles.MARKETING, Roles.ADMIN})
public class RejectedCaptureResource {

    private static final Logger LOG = Logger.getLogger(RejectedCaptureResource.class);
    private static final int PAGE = 50;

    private static final String UNDERSTOOD = """
            What can be known of what was sent, as POST /leads takes a lead: where its correction begins. Absent where nothing can be
            read, and for a row of a list.""";
    private static final String EXAMPLE = """
            {"email": "ana.souza(at)example.com", "phone": "+55 11 91234-5678", "company": "Example Logistics",
             "utm": {"campaign": "spring-fair"}, "consent": [{"purpose": "email", "granted": true}],
             "properties": {"booth": "B12"}}""";

    private final RejectedCaptureReader reader;
    private final WhatWasSaid whatWasSaid;

    RejectedCaptureResource(RejectedCaptureReader reader, WhatWasSaid whatWasSaid) {
        this.reader = reader;
        this.whatWasSaid = whatWasSaid;
    }

    /** @param next pass it as {@code cursor} for the next page; absent on the last one */
    @Schema(name = "RejectedCapturePage", description = "Refused captures, newest first")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RejectedPage(List<RejectedView> rejectedCaptures, String next) {
    }

    /**
     * @param rejected   what was sent, and each field at fault
     * @param understood what it says, by our names for it; null where nothing can be read
     */
    @Schema(name = "RejectedCapture")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RejectedView(UUID captureId, Instant recordedAt,
                               @JsonRawValue @Schema(implementation = CaptureRejected.class) String rejected,
                               @Schema(type = SchemaType.OBJECT, example = EXAMPLE, description = UNDERSTOOD) Map<String, Object> understood) {
    }

    @GET
    @Operation(operationId = "listRejectedCaptures", summary = "Refused captures, newest first")
    @APIResponse(responseCode = "200", description = "A page of refused captures",
            content = @Content(schema = @Schema(implementation = RejectedPage.class)))
    @APIResponse(responseCode = "400", description = "The cursor is not one of ours",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "503", description = "The database is away: ask again",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response list(@Parameter(description = "`next` of the page before") @QueryParam("cursor") String cursor) {
        Parameters given = new Parameters();
        Cursor start = given.cursor("cursor", cursor);
        if (given.areWrong()) {
            return given.problem().response();
        }
        List<RejectedCaptureEntity> rows = Tables.read(() -> reader.page(start, PAGE), Unavailable::new);
        boolean more = rows.size() > PAGE;
        List<RejectedCaptureEntity> page = more ? rows.subList(0, PAGE) : rows;
        RejectedCaptureEntity last = page.isEmpty() ? null : page.get(page.size() - 1);
        return Response.ok(new RejectedPage(
                page.stream().map(this::view).toList(),
                more ? new Cursor(last.recordedAt, last.captureId).text() : null)).build();
    }

    private RejectedView view(RejectedCaptureEntity row) {
        return new RejectedView(row.captureId, row.recordedAt, row.data, understood(row));
    }

    /** What is kept here is what something was wrong with: one row that is too strange must not hide the others of its page. */
    private Map<String, Object> understood(RejectedCaptureEntity row) {
        try {
            return whatWasSaid.in(reader.read(row)).map(LeadAsJson::of).orElse(null);
        } catch (RuntimeException e) {
            // Without the message, which may quote what was sent.
            LOG.warnf("what was refused as %s cannot be read: %s", row.captureId, e.getClass().getSimpleName());
            return null;
        }
    }
}
