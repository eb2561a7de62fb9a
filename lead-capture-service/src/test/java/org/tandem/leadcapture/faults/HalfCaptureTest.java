package org.tandem.leadcapture.faults;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.ids.LeadId;
import org.tandem.events.lead.LeadEvent.LeadCaptured;
import org.tandem.events.topic.Topics;
import org.tandem.leadcapture.Api;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.publish.Partitions;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.KafkaLog;
import org.tandem.test.TestPlatform;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

/** Whoever looks at a lead sees what is not as it should be. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class HalfCaptureTest {

    @Inject
    EventCodec codec;
    @Inject
    Partitions partitions;

    @Test
    void aCaptureWithoutItsProfileIsIncompleteAndTwoContentsOfOneIdAreAConflict() {
        // Given one capture in two contents, of which neither's profile arrived
        UUID lead = UUID.randomUUID();
        UUID capture = UUID.randomUUID();
        try (KafkaLog log = new KafkaLog(TestPlatform.get().bootstrapServers())) {
            log.send(codec.write(Topics.LEADS, partitions.of(lead.toString()), lead.toString(), captured(lead, capture, "a")));
            log.send(codec.write(Topics.LEADS, partitions.of(lead.toString()), lead.toString(), captured(lead, capture, "b")));
        }

        // Then
        Awaitility.await().untilAsserted(() -> Api.marketing().get("/leads/" + lead).then().statusCode(200)
                .body("lead.captures", equalTo(2))
                .body("lead.incomplete", equalTo(2))
                .body("captures.complete", everyItem(equalTo(false)))
                .body("captures.conflict", everyItem(equalTo(true))));
    }

    private static Envelope<LeadCaptured> captured(UUID lead, UUID capture, String content) {
        Instant now = Instant.parse("2026-05-10T10:00:00Z");
        return new Envelope<>(capture, "/lead-capture", EventTypes.LEAD_CAPTURED, lead.toString(), now, now, null,
                content.repeat(32), new LeadCaptured(new LeadId(lead), "website", "web-form", null, null, null, "email", null,
                null, List.of(), List.of("profile"), false));
    }
}
