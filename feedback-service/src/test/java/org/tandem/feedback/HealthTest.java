package org.tandem.feedback;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.tandem.test.KafkaAndPostgres;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class HealthTest {

    @Test
    void theServiceStartsAndSaysThatItIsUp() {
        when().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }
}
