package org.tandem.scoring;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class HealthTest {

    @Test
    void theServiceStartsAndSaysThatItIsUp() {
        when().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }
}
