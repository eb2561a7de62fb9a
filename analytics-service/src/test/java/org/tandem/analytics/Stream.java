package org.tandem.analytics;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tandem.analytics.fold.AnalyticsRecords;
import org.tandem.events.envelope.Attribute;
import org.tandem.projection.publish.Publisher;
import org.tandem.test.Tokens;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import static io.restassured.RestAssured.given;

/** Puts the other services' facts onto the stream, in tests, and asks what became of them. */
@Singleton
public class Stream {

    public final AnalyticsRecords make = new AnalyticsRecords(6);
    private final Publisher publisher;
    private UUID last;

    Stream(Publisher publisher) {
        this.publisher = publisher;
    }

    @SafeVarargs
    public final void say(ProducerRecord<byte[], byte[]>... records) {
        say(List.of(records));
    }

    /** Returns when all are on the stream; what is asked next sees the last one of each partition's order. */
    public void say(List<ProducerRecord<byte[], byte[]>> records) {
        publisher.publishAndAwait(records);
        last = UUID.fromString(new String(records.get(records.size() - 1).headers().lastHeader(Attribute.ID).value(),
                StandardCharsets.UTF_8));
    }

    /** Asks as an analyst; the answer has seen what was said last. */
    public RequestSpecification asking() {
        return as("analyst", "analyst-1");
    }

    public RequestSpecification as(String role, String user) {
        RequestSpecification request = given().auth().oauth2(Tokens.of(user, role));
        return last == null ? request : request.queryParam("after", last);
    }

    public ValidatableResponse get(String path) {
        return asking().get(path).then().statusCode(200);
    }
}
