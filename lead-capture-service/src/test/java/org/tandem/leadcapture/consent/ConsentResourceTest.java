package org.tandem.leadcapture.consent;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.tandem.events.ids.LeadId;
import org.tandem.events.lead.Consent;
import org.tandem.events.lead.LeadEvent.ConsentChanged;
import org.tandem.events.topic.Topics;
import org.tandem.leadcapture.Api;
import org.tandem.projection.codec.Decoded;
import org.tandem.projection.codec.EventCodec;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.KafkaLog;
import org.tandem.test.TestPlatform;

import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class ConsentResourceTest {

    @Inject
    EventCodec codec;

    private final UUID lead = UUID.randomUUID();

    @Test
    void aWithdrawalIsAFactForEachPurpose() {
        // When
        Response answer = post("{\"purposes\": [\"phone\", \"email\", \"phone\"]}");

        // Then
        answer.then().statusCode(202).body("leadId", equalTo(lead.toString()));
        List<Decoded.Readable> events = events();
        assertThat(events.stream().<Object>map(event -> event.record().envelope().data()).toList())
                .containsExactly(withdrawn("email"), withdrawn("phone"));
        assertThat(events.get(1).record().envelope().id()).isEqualTo(UUID.fromString(answer.path("eventId")));
    }

    @Test
    void theSameKeyIsTheSameWithdrawal() {
        // When
        String first = post("{\"purposes\": [\"phone\"]}", "letter-17").then().statusCode(202).extract().path("eventId");
        String again = post("{\"purposes\": [\"phone\"]}", "letter-17").then().statusCode(202).extract().path("eventId");
        String other = post("{\"purposes\": [\"phone\"]}", "letter-18").then().statusCode(202).extract().path("eventId");

        // Then
        assertThat(again).isEqualTo(first).isNotEqualTo(other);
    }

    @Test
    void whatIsWrongIsNamedAndNothingIsPublished() {
        post("{}").then().statusCode(400).body("errors[0].field", equalTo("purposes"));
        post("{\"purposes\": []}").then().statusCode(400).body("errors[0].code", equalTo("required"));
        post("{\"purposes\": [\"email\", \"ana@example.com\"]}").then().statusCode(400)
                .body("errors.field", equalTo(List.of("purposes[1]"))).body("errors.code", equalTo(List.of("not-a-code")));
        post("{\"purposes\": \"email\"}").then().statusCode(400).body("errors[0].code", equalTo("wrong-type"));
        post("").then().statusCode(400);
        post("{\"purposes\": [\"email\"]}", " ").then().statusCode(400).body("errors[0].field", equalTo("Idempotency-Key"));
        assertThat(events()).isEmpty();
    }

    private Response post(String body) {
        return post(body, null);
    }

    private Response post(String body, String key) {
        RequestSpecification request = Api.marketing().contentType("application/json").body(body);
        return (key == null ? request : request.header("Idempotency-Key", key)).post("/leads/" + lead + "/consent-withdrawal");
    }

    private ConsentChanged withdrawn(String purpose) {
        return new ConsentChanged(new LeadId(lead), new Consent(purpose, "withdrawn", "consent"));
    }

    private List<Decoded.Readable> events() {
        try (KafkaLog log = new KafkaLog(TestPlatform.get().bootstrapServers())) {
            return log.read(Topics.LEADS.name()).stream()
                    .filter((ConsumerRecord<byte[], byte[]> record) -> new String(record.key()).equals(lead.toString()))
                    .map(record -> (Decoded.Readable) codec.read(record)).toList();
        }
    }
}
