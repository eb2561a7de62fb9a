package org.tandem.leadcapture.limit;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.tandem.leadcapture.Api;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.KafkaLog;
import org.tandem.test.TestPlatform;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

/** Who sends too much is told when to come back, is counted, and leaves no other trace. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
@TestProfile(Tight.class)
class RateLimitTest {

    private static final int REACHES_THE_LIMIT = 500;

    @Test
    void aPageIsToldWhenItsVisitorMaySubmitAgain() {
        // Given
        submitAllThatMay("198.51.100.1");
        double limited = limited();
        String canary = "flood" + UUID.randomUUID().toString().replace("-", "");

        // When
        Response refused = visitor("198.51.100.1").body("{no JSON: " + canary).post(Api.FORM);

        // Then its body was not looked at
        refused.then().statusCode(429).contentType("application/problem+json")
                .body("type", equalTo("urn:tandem:problem:rate-limited"), "status", equalTo(429))
                .body("title", equalTo("Too many submissions came from this address"), "detail", startsWith("Send the same again after"))
                .header("Access-Control-Allow-Origin", Api.ORIGIN).header("Access-Control-Expose-Headers", "Retry-After")
                .header("Vary", "Origin");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(limited()).isEqualTo(limited + 1);
        try (KafkaLog log = new KafkaLog(TestPlatform.get().bootstrapServers())) {
            for (String topic : new String[] {"rejected-captures", "leads", "lead-profiles", "activities"}) {
                assertThat(log.read(topic)).noneMatch(record -> record.value() != null
                        && new String(record.value(), StandardCharsets.UTF_8).contains(canary));
            }
        }
    }

    @Test
    void otherVisitorsAreLeftAlone() {
        submitAllThatMay("198.51.100.2");
        submit("198.51.100.2").then().statusCode(429);

        submitAllThatMay("198.51.100.3");
    }

    @Test
    void whatAVisitorSaysOfItselfMakesItNobodyElse() {
        submitAllThatMay("198.51.100.4");
        for (int i = 0; i < 5; i++) {
            submit("192.0.2." + i + ", 198.51.100.4").then().statusCode(429);
        }
    }

    @Test
    void whoMayNotSubmitAtAllIsToldThat() {
        submitAllThatMay("198.51.100.5");
        submit("198.51.100.5").then().statusCode(429);

        given().header("X-Forwarded-For", "198.51.100.5").header("Origin", "https://evil.example").contentType("application/json")
                .body("{}").post(Api.FORM).then().statusCode(403);
        given().header("X-Forwarded-For", "198.51.100.5").header("Origin", Api.ORIGIN).options(Api.FORM).then().statusCode(204);
    }

    @Test
    void aKeyThatIsUsedTooOftenLeavesOtherKeysAlone() {
        // When
        Response refused = untilLimited(() -> given().header("X-Api-Key", "secret-of-olist").contentType("application/json")
                .body("{}").post("/leads"));

        // Then
        refused.then().header("Retry-After", "1").body("type", endsWith(":rate-limited"))
                .body("title", equalTo("Too many requests came with this key"));
        Api.capture("{\"email\": \"" + Api.freshEmail() + "\"}").then().statusCode(202);
    }

    @Test
    void anImportIsARequest() {
        Response refused = untilLimited(() -> given().header("X-Api-Key", "secret-of-olist").contentType("text/csv").body("id,email\n")
                .post("/imports/leads?mapping=generic-leads"));
        refused.then().header("Retry-After", "1").contentType("application/problem+json").body("type", endsWith(":rate-limited"));
    }

    private static Response untilLimited(Supplier<Response> request) {
        Response answer = request.get();
        for (int i = 0; i < REACHES_THE_LIMIT && answer.statusCode() != 429; i++) {
            answer = request.get();
        }
        answer.then().statusCode(429);
        return answer;
    }

    private static void submitAllThatMay(String address) {
        for (int i = 0; i < Tight.AT_ONCE; i++) {
            submit(address).then().statusCode(202);
        }
    }

    private static Response submit(String forwardedFor) {
        return visitor(forwardedFor).body("{\"email\": \"" + Api.freshEmail() + "\", \"company\": \"Example\"}").post(Api.FORM);
    }

    private static RequestSpecification visitor(String forwardedFor) {
        return given().header("X-Forwarded-For", forwardedFor).header("Origin", Api.ORIGIN).contentType("application/json");
    }

    private static double limited() {
        Matcher counter = Pattern.compile("(?m)^tandem_captures_total\\{[^}]*outcome=\"rate-limited\"[^}]*} (\\S+)$")
                .matcher(given().get("/q/metrics").asString());
        assertThat(counter.find()).isTrue();
        return Double.parseDouble(counter.group(1));
    }
}
