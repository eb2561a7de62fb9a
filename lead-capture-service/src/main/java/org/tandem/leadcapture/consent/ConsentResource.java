package org.tandem.leadcapture.consent;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.ids.Identity;
import org.tandem.events.ids.LeadId;
import org.tandem.events.ids.Uuid5;
import org.tandem.events.lead.Consent;
import org.tandem.events.lead.LeadEvent.ConsentChanged;
import org.tandem.events.topic.Topics;
import org.tandem.leadcapture.capture.Text;
import org.tandem.leadcapture.intake.CaptureAnswer;
import org.tandem.leadcapture.intake.StatedFacts;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.publish.Partitions;
import org.tandem.projection.service.ServiceStream;
import org.tandem.rest.body.IdempotencyKey;
import org.tandem.rest.body.JsonBody;
import org.tandem.rest.page.Parameters;
import org.tandem.rest.problem.Problem;
import org.tandem.rest.security.Caller;
import org.tandem.rest.security.Roles;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Takes down that a person does not want to be contacted any more. */
@Path("/leads/{leadId}/consent-withdrawal")
public class ConsentResource {

    private static final int MOST_PURPOSES = 50;
    /** Ids are derived in here, so that a caller's key means nothing beside somebody else's. */
    private static final UUID WITHDRAWALS = UUID.fromString("2b9c0d5e-7a14-5f36-8e21-c4d7a90b3f68");

    private final EventCodec codec;
    private final Partitions partitions;
    private final StatedFacts facts;
    private final ServiceStream stream;
    private final Caller caller;
    private final Clock clock = Clock.systemUTC();

    ConsentResource(EventCodec codec, Partitions partitions, StatedFacts facts, ServiceStream stream, Caller caller) {
        this.codec = codec;
        this.partitions = partitions;
        this.facts = facts;
        this.stream = stream;
        this.caller = caller;
    }

    /**
     * What is sent.
     *
     * @param purposes what the person takes back the permission for, 1 to 50 different codes
     */
    @Schema(name = "ConsentWithdrawal")
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Withdrawal(@Schema(description = "Codes of what is not permitted any more", examples = "[\"email\", \"phone\"]",
            required = true) List<String> purposes) {
    }

    @POST
    @RolesAllowed({Roles.MARKETING, Roles.ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    @Operation(operationId = "withdrawConsent", summary = "Take down that a person withdrew consent", description = """
            From then on the lead is not handed to sales, and whoever has it sees that it is not to be contacted, until the
            person gives consent again. May be said of a lead that is not known here: it may be on its way.""")
    @RequestBody(content = @Content(schema = @Schema(implementation = Withdrawal.class), examples = @ExampleObject(
            name = "everything", value = "{\"purposes\": [\"email\", \"phone\"]}")))
    @APIResponse(responseCode = "202", description = "It is on the stream; `eventId` is the last of its events",
            content = @Content(schema = @Schema(implementation = CaptureAnswer.class)))
    @APIResponse(responseCode = "400", description = "The input is not what it must be")
    @APIResponse(responseCode = "503", description = "Not stored now: send the same again")
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER, description = IdempotencyKey.DESCRIPTION,
            schema = @Schema(type = SchemaType.STRING))
    public CompletionStage<Response> withdraw(@PathParam("leadId") UUID leadId, @Context HttpServerRequest http, byte[] body) {
        Parameters given = new Parameters();
        String key = IdempotencyKey.of(http, given);
        Withdrawal withdrawal = JsonBody.read(body == null ? new byte[0] : body, Withdrawal.class, given);
        List<String> purposes = withdrawal == null ? List.of() : purposes(withdrawal.purposes(), given);
        if (given.areWrong()) {
            return CompletableFuture.completedFuture(given.problem().response());
        }
        UUID said = key == null ? UUID.randomUUID() : Uuid5.of(Uuid5.of(WITHDRAWALS, caller.id()), leadId + "/" + key);
        String last = purposes.get(purposes.size() - 1);
        return facts.take(leadId, Identity.part(said, last), events(leadId, said, purposes));
    }

    private static List<String> purposes(List<String> purposes, Parameters given) {
        if (purposes == null || purposes.isEmpty() || purposes.size() > MOST_PURPOSES) {
            given.wrong("purposes", "required", "Give 1 to " + MOST_PURPOSES + " purposes, such as email, phone");
            return List.of();
        }
        for (int i = 0; i < purposes.size(); i++) {
            if (purposes.get(i) == null || !Text.isCode(purposes.get(i))) {
                given.wrong("purposes[" + i + "]", "not-a-code", "Give a code such as phone");
            }
        }
        return given.areWrong() ? List.of() : List.copyOf(new TreeSet<>(purposes));
    }

    /** One for each purpose: each may be given again by itself. */
    private List<ProducerRecord<byte[], byte[]>> events(UUID leadId, UUID said, List<String> purposes) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String lead = leadId.toString();
        List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>(purposes.size());
        for (String purpose : purposes) {
            events.add(codec.write(Topics.LEADS, partitions.of(lead), lead, new Envelope<>(Identity.part(said, purpose),
                    stream.source(), EventTypes.CONSENT_CHANGED, lead, now, now, null, null,
                    new ConsentChanged(new LeadId(leadId), new Consent(purpose, "withdrawn", "consent")))));
        }
        return events;
    }
}
