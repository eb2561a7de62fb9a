package org.tandem.pipeline;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.awaitility.Awaitility;
import org.tandem.events.ids.LeadId;
import org.tandem.events.topic.Topics;
import org.tandem.test.KafkaLog;
import org.tandem.test.TestPlatform;
import org.tandem.test.Tokens;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The API as people use it, in tests. */
public final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Api() {
    }

    public static RequestSpecification rep(String id) {
        return given().auth().oauth2(Tokens.of(id, "sales-rep")).contentType("application/json");
    }

    public static RequestSpecification manager() {
        return given().auth().oauth2(Tokens.of("manager-1", "sales-manager")).contentType("application/json");
    }

    public static RequestSpecification marketing() {
        return given().auth().oauth2(Tokens.of("marketing-1", "marketing")).contentType("application/json");
    }

    /** The types of what sales did with a lead, without their common beginning. */
    public static List<String> history(LeadId lead) {
        Response response = marketing().get("/leads/" + lead + "/history");
        return response.statusCode() == 404 ? List.of() : response.jsonPath().<String>getList("events.type").stream()
                .map(type -> type.replace("org.tandem.", "").replace(".v1", "")).toList();
    }

    /** The rep a lead was given to, as soon as it was. */
    public static String ownerOf(LeadId lead) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(history(lead)).contains("lead.assigned"));
        List<Map<String, Object>> events = marketing().get("/leads/" + lead + "/history").jsonPath().getList("events.event");
        return (String) events.stream().filter(event -> event.containsKey("candidates") || event.containsKey("qualification"))
                .reduce((first, last) -> last).orElseThrow().get("rep");
    }

    /** What was refused of a lead, as it stands on the stream; one that nobody asked for is seen nowhere else. */
    public static List<String> refusals(LeadId lead) {
        try (KafkaLog log = new KafkaLog(TestPlatform.get().bootstrapServers())) {
            return log.read(Topics.PIPELINE.name()).stream().filter(record -> text(record.key()).equals(lead.toString()))
                    .map(record -> text(record.value())).filter(value -> value.contains("requestId")).toList();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public static void eventually(Runnable assertion) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(assertion::run);
    }
}
