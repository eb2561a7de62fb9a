package org.tandem.leadcapture.correction;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.tandem.events.rejected.RejectedCaptureEvent.CaptureRejected;
import org.tandem.events.topic.Topics;
import org.tandem.leadcapture.capture.CaptureContext;
import org.tandem.leadcapture.capture.LeadJson;
import org.tandem.leadcapture.form.Forms;
import org.tandem.leadcapture.intake.Answers;
import org.tandem.leadcapture.intake.CaptureAnswer;
import org.tandem.leadcapture.intake.CaptureIntake;
import org.tandem.leadcapture.intake.Submission;
import org.tandem.leadcapture.rejected.RejectedCaptureReader;
import org.tandem.leadcapture.sender.Senders;
import org.tandem.projection.publish.Partitions;
import org.tandem.projection.publish.Publisher;
import org.tandem.projection.sql.Tables;
import org.tandem.rest.problem.Problem;
import org.tandem.rest.problem.Unavailable;
import org.tandem.rest.security.Roles;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Sends again what was refused, corrected by somebody who could see what was meant. */
@Path("/rejected-captures/{captureId}/correction")
@RolesAllowed({Roles.MARKETING, Roles.ADMIN})
public class CorrectionResource {

    private static final String IMPORTS = "/imports/";
    private static final String OF_A_LIST = """
            {"type": "urn:tandem:problem:correct-the-list", "title": "This is a row of a list", "status": 409,
             "detail": "Correct the list, and send it again."}""";

    private final RejectedCaptureReader rejectedCaptures;
    private final CaptureIntake intake;
    private final Senders senders;
    private final Forms forms;
    private final Publisher publisher;
    private final Partitions partitions;
    private final Answers answers;

    CorrectionResource(RejectedCaptureReader rejectedCaptures, CaptureIntake intake, Senders senders, Forms forms, Publisher publisher,
                       Partitions partitions, Answers answers) {
        this.rejectedCaptures = rejectedCaptures;
        this.intake = intake;
        this.senders = senders;
        this.forms = forms;
        this.publisher = publisher;
        this.partitions = partitions;
        this.answers = answers;
    }

    @POST
    @Blocking // what was refused is looked up
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "correctRejectedCapture", summary = "Bring what was refused, corrected", description = """
            The lead as POST /leads takes it, brought for the sender and through the form that were refused. When it is on the stream,
            the refused input is deleted from where it was kept. The same correction may be sent again until it is answered: it is one lead.
            Give occurredAt if it was long ago. A row of a list is corrected in the list, which is sent again: it may tell of something else
            than a lead, or of the past, and would come twice.""")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT),
            examples = @ExampleObject(name = "with the address that was meant",
                    value = "{\"email\": \"ana.souza@example.com\", \"company\": \"Example Logistics\"}")))
    @APIResponse(responseCode = "202", description = "The lead is on the stream, and the refused input will be gone",
            content = @Content(schema = @Schema(implementation = CaptureAnswer.class)))
    @APIResponse(responseCode = "400", description = "Refused again: each field at fault is named. What was refused first is kept as it was")
    @APIResponse(responseCode = "404", description = "No such refused input, or it was corrected already")
    @APIResponse(responseCode = "409", description = "Another correction of the same came before, or it is a row of a list (correct-the-list)",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class),
                    examples = @ExampleObject(name = "a row of a list", value = OF_A_LIST)))
    @APIResponse(responseCode = "503", description = "Not stored now: send the same again")
    public CompletionStage<RestResponse<byte[]>> correct(
            @PathParam("captureId") UUID captureId, byte[] body,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType) {
        Optional<CaptureRejected> rejected = Tables.read(() -> rejectedCaptures.of(captureId), Unavailable::new);
        if (rejected.isEmpty()) {
            return CompletableFuture.completedFuture(answers.problem(Problem.of(404, "unknown-rejected-capture",
                    "There is no such refused input", "It was corrected, deleted with its lead, or is older than 90 days")));
        }
        if (rejected.get().endpoint() != null && rejected.get().endpoint().startsWith(IMPORTS)) {
            return CompletableFuture.completedFuture(answers.problem(Problem.of(409, "correct-the-list", "This is a row of a list",
                    "Correct the list, and send it again.")));
        }
        byte[] lead = body == null ? new byte[0] : body;
        return intake.take(new Submission(context(rejected.get()), rejected.get().endpoint(), contentType, lead,
                        "corrected:" + captureId, LeadJson.read(lead), true))
                .thenCompose(answer -> answer.getStatus() == 202 ? forget(rejected.get(), answer) : CompletableFuture.completedFuture(answer));
    }

    /** After the capture: a lead that is brought and still listed is a lesser evil than one that is neither. */
    private CompletionStage<RestResponse<byte[]>> forget(CaptureRejected rejected, RestResponse<byte[]> answer) {
        String partitionedBy = rejected.leadId() == null ? rejected.captureId().toString() : rejected.leadId().toString();
        return publisher.publish(List.of(new ProducerRecord<byte[], byte[]>(Topics.REJECTED_CAPTURES.name(), partitions.of(partitionedBy),
                        rejected.captureId().toString().getBytes(StandardCharsets.UTF_8), null)))
                .handle((done, failure) -> failure == null ? answer : answers.problem(Problem.of(503, "unavailable",
                        "The lead is stored, and what was refused could not be deleted now", "Send the same again"),
                        HttpHeaders.RETRY_AFTER, "5"));
    }

    /** As whose it was refused; of a sender or form that is gone only the name is left. */
    private CaptureContext context(CaptureRejected rejected) {
        return forms.byEndpoint(rejected.endpoint(), rejected.sender()).map(Forms.Form::context)
                .orElseGet(() -> senders.byName(rejected.sender()));
    }
}
