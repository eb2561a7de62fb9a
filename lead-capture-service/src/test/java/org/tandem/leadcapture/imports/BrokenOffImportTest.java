package org.tandem.leadcapture.imports;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.ids.Identity;
import org.tandem.events.ids.LeadId;
import org.tandem.events.lead.LeadEvent.LeadCaptured;
import org.tandem.events.topic.Topics;
import org.tandem.leadcapture.Api;
import org.tandem.leadcapture.capture.ContentHash;
import org.tandem.leadcapture.capture.Field;
import org.tandem.leadcapture.capture.LeadInput;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.publish.Partitions;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.KafkaLog;
import org.tandem.test.TestPlatform;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** A list that is sent again puts right what broke off the first time. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class BrokenOffImportTest {

    private static final String QUERY = "mapping=generic-leads&name=broken-off";

    @Inject
    EventCodec codec;
    @Inject
    Partitions partitions;
    @Inject
    Identity identity;

    @Test
    void aRowWhoseProfileDidNotArriveIsWrittenAgain() throws Exception {
        // Given a row of which only the capture arrived
        String ref = UUID.randomUUID().toString();
        String email = Api.freshEmail();
        LeadId lead = identity.byEmail(email);
        UUID capture = identity.sender("website").eventOf("broken-off/" + ref);
        String hash = new ContentHash(identity).of(LeadInput.builder().put(Field.EXTERNAL_REF, ref).put(Field.EMAIL, email)
                .put(Field.FIRST_NAME, "Ana").build(), "website", null);
        try (KafkaLog log = new KafkaLog(TestPlatform.get().bootstrapServers())) {
            log.send(codec.write(Topics.LEADS, partitions.of(lead.toString()), lead.toString(), captured(lead, capture, hash)));
        }
        Awaitility.await().untilAsserted(() -> Api.marketing().get("/leads/" + lead).then().statusCode(200)
                .body("lead.incomplete", equalTo(1)));

        // Then another row of that name is still another content
        assertThat(Imports.send(Api.SECRET, QUERY, file(ref, email, "Bo")).rows()).containsExactly("2 refused [null][already-used]");

        // When
        assertThat(Imports.send(Api.SECRET, QUERY, file(ref, email, "Ana")).rows()).containsExactly("2 accepted");

        // Then
        try (KafkaLog log = new KafkaLog(TestPlatform.get().bootstrapServers())) {
            assertThat(log.read(Topics.LEAD_PROFILES.name())).anyMatch(record ->
                    new String(record.key()).equals(lead + "/" + Identity.profileOf(capture, hash)));
        }
        Awaitility.await().untilAsserted(() -> Api.marketing().get("/leads/" + lead).then().statusCode(200)
                .body("lead.captures", equalTo(1)).body("lead.incomplete", equalTo(0))
                .body("lead.profile.firstName", equalTo("Ana")));
        assertThat(Imports.send(Api.SECRET, QUERY, file(ref, email, "Ana")).rows()).containsExactly("2 duplicate");
    }

    private static byte[] file(String ref, String email, String firstName) {
        return Imports.utf8("id,email,first_name\n" + ref + "," + email + "," + firstName + "\n");
    }

    private static Envelope<LeadCaptured> captured(LeadId lead, UUID capture, String hash) {
        Instant now = Instant.parse("2026-05-10T10:00:00Z");
        return new Envelope<>(capture, "/lead-capture", EventTypes.LEAD_CAPTURED, lead.toString(), now, now, null, hash,
                new LeadCaptured(lead, "website", "web-form", null, null, null, "email", null, null, List.of(),
                        List.of("profile"), false));
    }
}
