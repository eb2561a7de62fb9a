package org.tandem.leadcapture.intake;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tandem.leadcapture.Api;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.KafkaLog;
import org.tandem.test.TestPlatform;
import org.tandem.test.api.RawHttp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** An Idempotency-Key is one capture, however often and however fast it is sent. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class OneKeyOneCaptureTest {

    @Test
    void theSameAgainIsAnsweredTheSame() {
        // Given
        String key = UUID.randomUUID().toString();
        String json = "{\"email\": \"" + Api.freshEmail() + "\"}";
        Response first = capture(key, json);

        // When
        Response again = capture(key, json);

        // Then
        first.then().statusCode(202).header("Idempotent-Replayed", nullValue());
        again.then().statusCode(202).header("Idempotent-Replayed", equalTo("true"));
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(captures(first.path("eventId"))).isEqualTo(1);
    }

    @Test
    void anotherContentIsAConflictAndKept() {
        // Given
        String key = UUID.randomUUID().toString();
        String other = Api.freshEmail();
        Response first = capture(key, "{\"email\": \"" + Api.freshEmail() + "\"}");

        // When
        Response conflict = capture(key, "{\"email\": \"" + other + "\"}");

        // Then
        conflict.then().statusCode(409).contentType("application/problem+json")
                .body("type", equalTo("urn:tandem:problem:conflict"));
        assertThat(captures(first.path("eventId"))).isEqualTo(1);
        Awaitility.await().untilAsserted(() -> assertThat(Api.refusalOf(other)).hasValueSatisfying(refusal ->
                assertThat(Api.errors(refusal.get("errors"))).containsExactly("Idempotency-Key:already-used")));
    }

    @Test
    void aVisitorCannotTakeAKeyOfTheSender() {
        // Given
        String key = "trade-fair/" + UUID.randomUUID();
        Response visitor = Api.browser().header("Idempotency-Key", key).formParam("email", Api.freshEmail())
                .formParam("company", "Moinho Azul").post(Api.FORM);

        // When
        Response row = capture(key, "{\"email\": \"" + Api.freshEmail() + "\"}");

        // Then
        visitor.then().statusCode(202);
        row.then().statusCode(202);
        assertThat(row.<String>path("eventId")).isNotEqualTo(visitor.path("eventId"));
    }

    @Test
    void tenAtOnceAreOneEvent() throws Exception {
        // Given
        String key = UUID.randomUUID().toString();
        String json = "{\"email\": \"" + Api.freshEmail() + "\"}";
        ExecutorService senders = Executors.newFixedThreadPool(10);
        List<Callable<Response>> posts = IntStream.range(0, 10).<Callable<Response>>mapToObj(i -> () -> capture(key, json)).toList();

        // When
        List<Future<Response>> answers = senders.invokeAll(posts);
        senders.shutdown();

        // Then
        String eventId = answers.get(0).get().path("eventId");
        for (Future<Response> answer : answers) {
            answer.get().then().statusCode(202).body("eventId", equalTo(eventId));
        }
        assertThat(captures(eventId)).isEqualTo(1);
        Api.leadOf(answers.get(0).get()).then().body("lead.captures", equalTo(1));
    }

    @Test
    void theSameWithoutAKeyIsTwoCaptures() {
        String json = "{\"email\": \"" + Api.freshEmail() + "\"}";
        assertThat(Api.capture(json).<String>path("eventId")).isNotEqualTo(Api.capture(json).path("eventId"));
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 4_000})
    void aKeyOfNoUseIsRefused(int length) {
        Response answer = capture("k".repeat(length), "{\"email\": \"" + Api.freshEmail() + "\"}");
        answer.then().statusCode(400);
        assertThat(Api.errors(answer.path("errors"))).containsExactly("Idempotency-Key:wrong-length");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void aBlankKeyIsRefused(String key) throws Exception {
        String json = "{\"email\": \"" + Api.freshEmail() + "\"}";
        try (RawHttp http = new RawHttp()) {
            assertThat(http.send("POST /leads HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: " + Api.SECRET + "\r\nIdempotency-Key: "
                    + key + "\r\nContent-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n" + json).one())
                    .startsWith("HTTP/1.1 400 ").contains("Idempotency-Key", "wrong-length");
        }
    }

    @Test
    void aFormsKeysAreKeysToo() {
        // Given
        String key = UUID.randomUUID().toString();

        // When
        Response form = Api.browser().header("Idempotency-Key", key).formParam("email", Api.freshEmail())
                .formParam("company", "Example").post(Api.FORM);
        Response again = Api.browser().header("Idempotency-Key", key).formParam("email", Api.freshEmail())
                .formParam("company", "Example").post(Api.FORM);

        // Then
        form.then().statusCode(202);
        again.then().statusCode(409);
    }

    private static Response capture(String key, String json) {
        return Api.sender().header("Idempotency-Key", key).body(json).post("/leads");
    }

    private static long captures(String eventId) {
        try (KafkaLog log = new KafkaLog(TestPlatform.get().bootstrapServers())) {
            byte[] id = eventId.getBytes(StandardCharsets.UTF_8);
            return log.read("leads").stream().filter(record ->
                    record.headers().lastHeader("ce_id") != null
                            && Arrays.equals(record.headers().lastHeader("ce_id").value(), id)).count();
        }
    }
}
