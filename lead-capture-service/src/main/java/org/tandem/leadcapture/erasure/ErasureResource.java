package org.tandem.leadcapture.erasure;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.ids.LeadId;
import org.tandem.events.lead.LeadEvent.LeadErased;
import org.tandem.events.topic.Topics;
import org.tandem.leadcapture.intake.CaptureAnswer;
import org.tandem.leadcapture.intake.StatedFacts;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.publish.Partitions;
import org.tandem.projection.service.ServiceStream;
import org.tandem.rest.problem.Problem;
import org.tandem.rest.security.Roles;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Makes every service forget a lead. */
@Path("/leads/{leadId}")
public class ErasureResource {

    private final EventCodec codec;
    private final Partitions partitions;
    private final StatedFacts facts;
    private final ServiceStream stream;
    private final SecurityIdentity caller;
    private final Clock clock = Clock.systemUTC();

    ErasureResource(EventCodec codec, Partitions partitions, StatedFacts facts, ServiceStream stream,
                    SecurityIdentity caller) {
        this.codec = codec;
        this.partitions = partitions;
        this.facts = facts;
        this.stream = stream;
        this.caller = caller;
    }

    @DELETE
    @RolesAllowed(Roles.ADMIN)
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    @Operation(operationId = "eraseLead", summary = "Forget a lead", description = """
            Everything recorded about the lead up to now is deleted by every service, and what arrives late is ignored.
            May be asked for a lead that is not known here: somebody else may know it. A new capture of the same person
            begins anew.""")
    @APIResponse(responseCode = "202", description = "The erasure is on the stream",
            content = @Content(schema = @Schema(implementation = CaptureAnswer.class)))
    @APIResponse(responseCode = "503", description = "Not stored now: send the same again",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public CompletionStage<Response> erase(@PathParam("leadId") UUID leadId) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID eventId = UUID.randomUUID();
        String lead = leadId.toString();
        LeadErased erased = new LeadErased(new LeadId(leadId), caller.getPrincipal().getName(), "requested");
        return facts.take(leadId, eventId, List.of(codec.write(Topics.LEADS, partitions.of(lead), lead,
                new Envelope<>(eventId, stream.source(), EventTypes.LEAD_ERASED, lead, now, now, null, null, erased))));
    }
}
