package org.tandem.leadcapture.intake;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tandem.leadcapture.Api;
import org.tandem.test.KafkaAndPostgres;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** Whatever is sent, a sender is told which field is at fault and why, and nothing of what it sent or of our insides. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class BadInputTest {

    static Stream<Arguments> bad() {
        String good = "\"email\": \"ana@example.com\", ";
        return Stream.of(
                Arguments.of("", "null:not-json"),
                Arguments.of("   ", "null:not-json"),
                Arguments.of("{\"email\": \"ana@exa", "null:not-json"),
                Arguments.of("{\"email\": ana}", "null:not-json"),
                Arguments.of("{'email': 'ana@example.com'}", "null:not-json"),
                Arguments.of("{\"email\": \"ana@example.com\"} {}", "null:not-json"),
                Arguments.of("[]", "null:not-an-object"),
                Arguments.of("null", "null:not-an-object"),
                Arguments.of("\"ana@example.com\"", "null:not-an-object"),
                Arguments.of("{\"email\": \"a@example.com\", \"email\": \"b@example.com\"}", "null:duplicate-key"),
                Arguments.of("{}", "null:nobody"),
                Arguments.of("{\"firstName\": \"Ana\"}", "null:nobody"),
                Arguments.of("{\"email\": \"   \"}", "null:nobody"),
                Arguments.of("{\"email\": 5}", "email:wrong-type"),
                Arguments.of("{\"email\": {}}", "email:wrong-type"),
                Arguments.of("{\"email\": \"ana\"}", "email:not-an-email"),
                Arguments.of("{\"email\": \"ana@\"}", "email:not-an-email"),
                Arguments.of("{\"email\": \"ana@example\\ncom\"}", "email:control-character"),
                Arguments.of("{\"email\": \"a@example.com, b@example.com\"}", "email:not-an-email"),
                Arguments.of("{\"email\": \"" + "a".repeat(250) + "@example.com\"}", "email:too-long"),
                Arguments.of("{\"phone\": \"call me\"}", "phone:not-a-phone"),
                Arguments.of("{\"phone\": \"+1\"}", "phone:not-a-phone"),
                Arguments.of("{" + good + "\"firstName\": \"" + "x".repeat(201) + "\"}", "firstName:too-long"),
                Arguments.of("{" + good + "\"message\": \"" + "x".repeat(5_001) + "\"}", "message:too-long"),
                Arguments.of("{" + good + "\"company\": \"a\\u0000b\"}", "company:control-character"),
                Arguments.of("{" + good + "\"company\": \"a\\r\\nSet-Cookie: b\"}", "company:control-character"),
                Arguments.of("{" + good + "\"company\": \"\\u001b[31m\"}", "company:control-character"),
                Arguments.of("{" + good + "\"company\": \"\\ud83d\"}", "company:broken-character"),
                Arguments.of("{" + good + "\"occurredAt\": \"yesterday\"}", "occurredAt:not-a-time"),
                Arguments.of("{" + good + "\"occurredAt\": \"" + Instant.now().plus(Duration.ofHours(1)) + "\"}", "occurredAt:in-the-future"),
                Arguments.of("{" + good + "\"occurredAt\": \"1889-01-01\"}", "occurredAt:too-old"),
                Arguments.of("{" + good + "\"source\": \"two words\"}", "source:not-a-code"),
                Arguments.of("{" + good + "\"companySize\": \"many\"}", "companySize:not-a-size"),
                Arguments.of("{" + good + "\"externalRef\": \"a@b\"}", "externalRef:not-a-reference"),
                Arguments.of("{" + good + "\"consent\": [{\"purpose\": \"email\"}]}", "consent[0].granted:missing"),
                Arguments.of("{" + good + "\"properties\": {\"a\": []}}", "properties.a:wrong-type"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void isAnsweredWithTheFieldAtFault(String json, String error) {
        Response answer = Api.capture(json);
        answer.then().statusCode(400).contentType("application/problem+json")
                .body("type", equalTo("urn:tandem:problem:invalid-input")).body("status", equalTo(400));
        assertThat(Api.errors(answer.path("errors"))).contains(error);
        assertThat(answer.asString()).doesNotContain("Exception", "org.tandem", "jackson", "\tat ");
    }

    @Test
    void everythingAtFaultIsSaidAtOnce() {
        // When
        Response answer = Api.capture("""
                {"email": "nobody", "phone": "call me", "firstName": "%s", "occurredAt": "soon"}""".formatted("x".repeat(201)));

        // Then
        assertThat(Api.errors(answer.path("errors"))).containsExactlyInAnyOrder(
                "email:not-an-email", "phone:not-a-phone", "firstName:too-long", "occurredAt:not-a-time");
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        byte[] latin1 = ("{\"email\": \"" + Api.freshEmail() + "\", \"firstName\": \"Zo\u00eb\"}").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Api.errors(Api.sender().body(latin1).post("/leads").path("errors"))).containsExactly("null:not-utf-8");
    }

    @Test
    void unknownFieldsAreIgnored() {
        // Given
        String json = """
                {"email": "%s", "score": 100, "ownerId": "me", "stage": "won", "erased": true, "__proto__": {"a": [1, {}]},
                 "leadId": "00000000-0000-0000-0000-000000000000"}""".formatted(Api.freshEmail());

        // When
        Response captured = Api.capture(json);

        // Then
        captured.then().statusCode(202);
        assertThat(captured.<String>path("leadId")).isNotEqualTo("00000000-0000-0000-0000-000000000000");
        assertThat(Api.leadOf(captured).asString()).doesNotContain("ownerId", "\"won\"", "score");
    }

    @Test
    void aRoleAddressIsNobodysAndEachCaptureALeadOfItsOwn() {
        // Given
        String json = "{\"email\": \"info@" + UUID.randomUUID() + ".example.com\"}";

        // When
        Response first = Api.capture(json);
        Response second = Api.capture(json);

        // Then
        first.then().statusCode(202);
        second.then().statusCode(202);
        assertThat(first.<String>path("leadId")).isNotEqualTo(second.path("leadId"));
    }

    @Test
    void whatHappenedTenYearsAgoIsWelcome() {
        // Given
        String then = "2016-11-20T09:30:00Z";

        // When
        Response captured = Api.capture("{\"email\": \"" + Api.freshEmail() + "\", \"occurredAt\": \"" + then + "\"}");

        // Then
        Api.leadOf(captured).then().statusCode(200).body("lead.firstCapturedAt", equalTo(then));
    }

    @Test
    void aNullIsAsIfNothingWasSent() {
        Response captured = Api.capture("{\"email\": \"" + Api.freshEmail() + "\", \"firstName\": null, \"consent\": null}");
        Api.leadOf(captured).then().statusCode(200).body("lead.profile.firstName", nullValue());
    }

    @Test
    void theLongestThatFitsIsKeptWhole() {
        String longest = "Ana" + "\uD83D\uDE80".repeat(197);
        Response captured = Api.capture("{\"email\": \"" + Api.freshEmail() + "\", \"firstName\": \"" + longest + "\"}");
        assertThat(Api.leadOf(captured).<String>path("lead.profile.firstName")).isEqualTo(longest);
    }

    @Test
    void errorsNeverRepeatWhatWasSent() {
        for (String json : List.of("{\"email\": \"canary-7f3a\"}", "{\"canary-7f3a\"", "{\"email\": \"a@b.example\", \"canary-7f3a\" 1}")) {
            assertThat(Api.capture(json).asString()).doesNotContain("canary-7f3a");
        }
    }
}
