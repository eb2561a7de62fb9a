package org.tandem.analytics;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tandem.test.KafkaAndPostgres;

import java.time.Duration;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class HealthTest {

    @Test
    void theServiceStartsAndSaysThatItIsUp() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() ->
                when().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP")));
    }
}
