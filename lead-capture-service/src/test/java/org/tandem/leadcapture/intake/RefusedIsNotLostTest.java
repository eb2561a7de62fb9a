package org.tandem.leadcapture.intake;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tandem.leadcapture.Api;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.KafkaLog;
import org.tandem.test.TestPlatform;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

/** What a known sender sent and was refused can be found and corrected; what strangers sent is kept nowhere. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class RefusedIsNotLostTest {

    @Test
    void isKeptWithItsPayloadAndTheFieldsAtFault() {
        // Given
        String json = "{\"email\": \"not one\", \"phone\": \"nor this\", \"message\": \"" + UUID.randomUUID() + "\"}";

        // When
        Api.capture(json).then().statusCode(400);

        // Then
        Awaitility.await().untilAsserted(() -> assertThat(Api.refusalOf(json)).hasValueSatisfying(refusal -> {
            assertThat(refusal).containsEntry("payload", json).containsEntry("encoding", "text")
                    .containsEntry("sender", "website").containsEntry("endpoint", "/leads");
            assertThat(Api.errors(refusal.get("errors"))).containsExactlyInAnyOrder("email:not-an-email", "phone:not-a-phone");
        }));
    }

    @Test
    void aFormsRefusalSaysWhichForm() {
        // Given
        String canary = UUID.randomUUID().toString();

        // When
        Api.browser().formParam("email", canary).post(Api.FORM).then().statusCode(400);

        // Then
        Awaitility.await().untilAsserted(() -> assertThat(Api.refusalOf(canary)).hasValueSatisfying(refusal -> {
            assertThat(refusal).containsEntry("endpoint", Api.FORM);
            assertThat(Api.errors(refusal.get("errors"))).containsExactlyInAnyOrder("company:missing", "email:not-an-email");
        }));
    }

    @Test
    void whatWasRefusedIsCorrectedAndSentAgainOnce() {
        // Given
        String canary = UUID.randomUUID().toString();
        Api.browser().formParam("email", canary).formParam("company", "Moinho Azul").post(Api.FORM).then().statusCode(400);
        Awaitility.await().untilAsserted(() -> assertThat(Api.refusalOf(canary)).isPresent());
        String path = "/rejected-captures/" + Api.refusalOf(canary).orElseThrow().get("captureId") + "/correction";
        String email = Api.freshEmail();
        String wrong = "{\"email\": \"still not " + canary + "\", \"company\": \"Moinho Azul\"}";

        // When
        Api.marketing().contentType("application/json").body(wrong).post(path).then().statusCode(400);
        assertThat(kept(canary)).as("there is one to correct, and not its wrong correction").isEqualTo(1);
        Response corrected = Api.marketing().contentType("application/json")
                .body("{\"email\": \"" + email + "\", \"company\": \"Moinho Azul\"}").post(path);

        // Then
        corrected.then().statusCode(202);
        Api.leadOf(corrected).then().statusCode(200).body("captures[0].event.form", equalTo("demo-request"))
                .body("lead.profile.email", notNullValue());
        Awaitility.await().untilAsserted(() -> assertThat(Api.refusalOf(canary)).isEmpty());
        Api.marketing().contentType("application/json").body("{}").post(path).then().statusCode(404);
    }

    @Test
    void aCorrectionThatComesSecondIsNotKeptBesideWhatItCorrects() {
        // Given what was refused, and a correction of it that was taken and is still listed
        String canary = UUID.randomUUID().toString();
        Api.capture("{\"email\": \"" + canary + "\"}").then().statusCode(400);
        Awaitility.await().untilAsserted(() -> assertThat(Api.refusalOf(canary)).isPresent());
        String captureId = (String) Api.refusalOf(canary).orElseThrow().get("captureId");
        Api.sender().header("Idempotency-Key", "corrected:" + captureId).body("{\"email\": \"" + Api.freshEmail() + "\"}").post("/leads")
                .then().statusCode(202);

        // When
        Response second = Api.marketing().contentType("application/json")
                .body("{\"email\": \"" + Api.freshEmail() + "\", \"message\": \"" + canary + "\"}")
                .post("/rejected-captures/" + captureId + "/correction");

        // Then
        second.then().statusCode(409).body("type", endsWith(":conflict")).body("detail", not(containsString("kept")));
        assertThat(kept(canary)).isEqualTo(1);
    }

    @Test
    void whatStrangersSentIsKeptNowhere() {
        // Given
        String canary = "stranger" + UUID.randomUUID().toString().replace("-", "");
        String bad = "{\"email\": \"" + canary + "\"}";
        String good = "{\"email\": \"" + canary + "@example.com\"}";

        // When
        for (String json : new String[] {bad, good}) {
            given().header("X-Api-Key", "wrong").contentType("application/json").body(json).post("/leads").then().statusCode(401);
            given().contentType("application/json").body(json).post("/forms/unknown/submissions").then().statusCode(404);
            given().header("Origin", "https://evil.example").contentType("application/json").body(json).post(Api.FORM)
                    .then().statusCode(403);
        }

        // Then
        try (KafkaLog log = new KafkaLog(TestPlatform.get().bootstrapServers())) {
            for (String topic : new String[] {"rejected-captures", "leads", "lead-profiles", "activities"}) {
                assertThat(log.read(topic)).noneMatch(record -> record.value() != null
                        && new String(record.value(), StandardCharsets.UTF_8).contains(canary));
            }
        }
    }

    /** How many refused inputs with this text are on the stream, where each is before it is answered. */
    private static long kept(String text) {
        try (KafkaLog log = new KafkaLog(TestPlatform.get().bootstrapServers())) {
            return log.read("rejected-captures").stream().filter(record -> record.value() != null
                    && new String(record.value(), StandardCharsets.UTF_8).contains(text)).count();
        }
    }
}
