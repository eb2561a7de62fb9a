package org.tandem.pipeline.imports;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.ids.Identity;
import org.tandem.events.ids.LeadId;
import org.tandem.events.lead.LeadEvent.IdentityDeclared;
import org.tandem.events.lead.LeadEvent.LeadCaptured;
import org.tandem.events.topic.Topics;
import org.tandem.pipeline.Api;
import org.tandem.pipeline.Facts;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.publish.Partitions;
import org.tandem.projection.publish.Publisher;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Puts onto the stream what lead-capture would for a list of leads from before. */
@ApplicationScoped
public class ImportedLeads {

    private final EventCodec codec;
    private final Partitions partitions;
    private final Publisher publisher;

    ImportedLeads(EventCodec codec, Partitions partitions, Publisher publisher) {
        this.codec = codec;
        this.partitions = partitions;
        this.publisher = publisher;
    }

    /** What lead-capture says first of all; returns when this service knows it. */
    void declare(Identity identity) {
        Instant now = Facts.now();
        publisher.publishAndAwait(List.of(codec.write(Topics.LEADS, 0, "identity", new Envelope<>(UUID.randomUUID(), "/test",
                EventTypes.IDENTITY_DECLARED, null, now, now, null, null, new IdentityDeclared(identity.fingerprint())))));
        Api.eventually(() -> assertThat(send("mapping=generic-deals&provider=nobody")).isEqualTo(200));
    }

    private static int send(String query) {
        try {
            return Imports.send(query, "lead_id,won_at\n".getBytes()).status();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    void captured(LeadId lead, String sender, String externalRef, String identity, String day, String source) {
        publisher.publishAndAwait(List.of(record(lead, sender, externalRef, identity, day, source)));
    }

    ProducerRecord<byte[], byte[]> record(LeadId lead, String sender, String externalRef, String identity, String day, String source) {
        return codec.write(Topics.LEADS, partitions.of(lead.toString()), lead.toString(), new Envelope<>(UUID.randomUUID(), "/test",
                EventTypes.LEAD_CAPTURED, lead.toString(), Instant.parse(day + "T00:00:00Z"), Facts.now(), null, null,
                new LeadCaptured(lead, sender, source, null, null, externalRef, identity, null, null, List.of(), List.of(), true)));
    }

    void publish(List<ProducerRecord<byte[], byte[]>> records) {
        publisher.publishAndAwait(records);
    }

    /** Won deals by origin, as the API counts them. */
    static Map<String, Integer> byOrigin() {
        Map<String, Integer> groups = new HashMap<>();
        Api.marketing().get("/imports/deals/counts").then().statusCode(200).extract().jsonPath().<Map<String, Object>>getList("groups")
                .forEach(group -> groups.put((String) group.get("value"), (Integer) group.get("deals")));
        return groups;
    }
}
