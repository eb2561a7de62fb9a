package org.tandem.leadcapture.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tandem.leadcapture.Api;
import org.tandem.test.KafkaAndPostgres;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** Without a good key nothing comes in, and from outside all bad keys look the same. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class KeysTest {

    @Inject
    MeterRegistry metrics;

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"wrong", "secret-of-old-crm", "SECRET-OF-WEBSITE", "website", "demo-request", "",
            "ce16f4d16d4f50e8ea3946d2695b133a701fbf50a588eeea21f2d3490e2df0a8"})
    void aBadKeyIsRefusedAndCounted(String key) {
        // Given
        double before = unknownKeys();
        RequestSpecification request = given().contentType("application/json").body("{\"email\": \"" + Api.freshEmail() + "\"}");

        // When, Then
        (key == null ? request : request.header("X-Api-Key", key)).post("/leads").then().statusCode(401)
                .header("WWW-Authenticate", "ApiKey").contentType("application/problem+json")
                .body("type", equalTo("urn:tandem:problem:unknown-key"));
        assertThat(unknownKeys()).isEqualTo(before + 1);
    }

    private double unknownKeys() {
        return metrics.get("tandem.captures").tag("outcome", "unknown-key").counter().count();
    }
}
