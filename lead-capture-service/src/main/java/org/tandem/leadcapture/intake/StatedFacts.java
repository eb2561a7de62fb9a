package org.tandem.leadcapture.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tandem.projection.publish.Publisher;
import org.tandem.projection.service.StreamService;
import org.tandem.rest.problem.Problem;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Takes what somebody of the company states of a lead, and looks nothing up: it is a fact when it is on the stream. */
@ApplicationScoped
public class StatedFacts {

    private final Publisher publisher;
    private final StreamService stream;

    StatedFacts(Publisher publisher, StreamService stream) {
        this.publisher = publisher;
        this.stream = stream;
    }

    /**
     * @param eventId of the last of the records
     * @return 202 with both ids when the broker has acknowledged all records; else 503, and the same may be sent again
     */
    public CompletionStage<Response> take(UUID leadId, UUID eventId, List<ProducerRecord<byte[], byte[]>> records) {
        if (!stream.isWritable()) {
            return CompletableFuture.completedFuture(unavailable());
        }
        return publisher.publish(records).handle((done, failure) -> failure == null
                ? Response.accepted(new CaptureAnswer(leadId, eventId)).build() : unavailable());
    }

    private static Response unavailable() {
        return Problem.of(503, "unavailable", "This could not be stored now", "Send the same again")
                .builder().header(HttpHeaders.RETRY_AFTER, "5").build();
    }
}
