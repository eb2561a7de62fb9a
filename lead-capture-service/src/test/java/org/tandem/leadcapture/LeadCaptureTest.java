package org.tandem.leadcapture;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.Tokens;

import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class LeadCaptureTest {

    @Test
    void aCapturedLeadIsReadWithItsProfile() {
        // Given
        String email = "ana." + UUID.randomUUID() + "@example.com";

        // When
        ValidatableResponse captured = given().header("X-Api-Key", "secret-of-website").contentType("application/json")
                .body("{\"email\": \"" + email + "\", \"firstName\": \"Ana\", \"company\": \"Example Logistics\"}")
                .post("/leads").then().statusCode(202);

        // Then
        String leadId = captured.extract().path("leadId");
        given().auth().oauth2(Tokens.of("m1", "marketing"))
                .queryParam("after", captured.extract().<String>path("eventId"))
                .get("/leads/" + leadId).then().statusCode(200)
                .body("lead.profile.email", equalTo(email))
                .body("lead.captures", equalTo(1));
    }
}
