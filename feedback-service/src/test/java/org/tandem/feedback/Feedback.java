package org.tandem.feedback;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tandem.events.envelope.Attribute;
import org.tandem.feedback.verdict.FeedbackRecords;
import org.tandem.projection.publish.Publisher;
import org.tandem.test.Tokens;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static io.restassured.RestAssured.given;

/** The other services' facts and the API as people use it, in tests. */
@ApplicationScoped
public class Feedback {

    private final FeedbackRecords make = new FeedbackRecords(6);
    private final Publisher publisher;

    Feedback(Publisher publisher) {
        this.publisher = publisher;
    }

    /** A lead that marketing captured and a rep accepted; what is asked with the id returned sees both. */
    public Lead accepted(String rep, String campaign) {
        UUID lead = UUID.randomUUID();
        Instant now = Instant.now();
        publish(make.captured(lead, "trade-fair", campaign, now, now));
        return new Lead(lead, publish(make.accepted(lead, 1, rep, now)));
    }

    public UUID accept(UUID lead, int attempt, String rep) {
        return publish(make.accepted(lead, attempt, rep, Instant.now()));
    }

    /** An acceptance that is not published yet. */
    public ProducerRecord<byte[], byte[]> acceptance(UUID lead, String rep) {
        return make.accepted(lead, 1, rep, Instant.now());
    }

    public UUID link(UUID lead, UUID to) {
        return publish(make.linked(lead, to, Instant.now()));
    }

    public UUID unlink(UUID lead, UUID from) {
        return publish(make.unlinked(lead, from, Instant.now()));
    }

    public UUID erase(UUID lead) {
        return publish(make.erased(lead, Instant.now()));
    }

    /** @return the event's id */
    public UUID publish(ProducerRecord<byte[], byte[]> record) {
        publisher.publishAndAwait(List.of(record));
        return idOf(record);
    }

    public static UUID idOf(ProducerRecord<byte[], byte[]> record) {
        return UUID.fromString(new String(record.headers().lastHeader(Attribute.ID).value(), StandardCharsets.UTF_8));
    }

    /** @param event the last one about it */
    public record Lead(UUID id, UUID event) {
    }

    public static RequestSpecification rep(String rep) {
        return given().auth().oauth2(Tokens.of(rep, "sales-rep")).contentType("application/json");
    }

    public static RequestSpecification marketing() {
        return given().auth().oauth2(Tokens.of("m1", "marketing"));
    }

    public static Response give(Lead lead, String rep, String json) {
        return rep(rep).queryParam("after", lead.event()).body(json).post("/leads/" + lead.id() + "/verdicts");
    }

    public static Response verdictsOf(UUID lead, Object after) {
        return marketing().queryParam("leadId", lead).queryParam("after", after).get("/verdicts");
    }
}
