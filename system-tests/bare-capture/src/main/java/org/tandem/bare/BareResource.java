package org.tandem.bare;

import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.apache.kafka.clients.producer.Producer;

/** Takes bytes, writes a capture's records, answers when the broker has them. No parsing, no checking, no hashing. */
@Path("/bare")
@Singleton
@Startup
public class BareResource {

    private static final Response UNAVAILABLE = Response.status(503).header("Retry-After", "1").build();

    private final Producer<byte[], byte[]> producer;
    private final BareRecords records;

    @Inject
    BareResource(Producer<byte[], byte[]> producer, BareConfig config) {
        this.producer = producer;
        // asked for here, at start, because the first send would otherwise wait for it on the event loop
        int partitions = producer.partitionsFor(config.leadsTopic()).size();
        if (producer.partitionsFor(config.profilesTopic()).size() != partitions) {
            throw new IllegalStateException("bare.leads-topic=" + config.leadsTopic() + " and bare.profiles-topic="
                    + config.profilesTopic() + " differ in their number of partitions: create both alike");
        }
        this.records = new BareRecords(config.leadsTopic(), config.profilesTopic(), partitions,
                config.leadsValueBytes(), config.profileValueBytes(), config.contentHashLength());
    }

    @POST
    @NonBlocking
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> capture(byte[] body) {
        BareRecords.Capture capture = records.capture(body);
        return Uni.createFrom().emitter(answer -> {
            var both = new Acknowledgements(2, failure -> answer.complete(failure == null ? accepted(capture) : UNAVAILABLE));
            producer.send(capture.profile(), both);
            producer.send(capture.lead(), both);
        });
    }

    private static Response accepted(BareRecords.Capture capture) {
        return Response.accepted("{\"leadId\":\"" + capture.leadId() + "\",\"eventId\":\"" + capture.eventId() + "\"}")
                .build();
    }
}
