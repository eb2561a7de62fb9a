package org.tandem.leadcapture.http;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.api.ApiDescriptionRules;
import org.tandem.test.api.Operation;

import java.util.Map;
import java.util.Set;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tandem.test.api.Operation.map;

@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class ApiDescriptionTest extends ApiDescriptionRules {

    @Override
    protected Set<String> withoutToken() {
        return Set.of("POST /leads", "POST /imports/leads", "POST /imports/activities", "POST /forms/{formKey}/submissions", "OPTIONS /forms/{formKey}/submissions");
    }

    @Test
    void bothKindsOfKeysAreDescribed() {
        Map<String, Object> api = Operation.api();
        Map<String, Object> schemes = map(map(api.get("components")).get("securitySchemes"));
        assertThat(map(schemes.get("apiKey"))).isEqualTo(Map.of("type", "apiKey", "in", "header", "name", "X-Api-Key",
                "description", "The secret key of a sender"));
        assertThat(map(schemes.get("bearer")).get("scheme")).isEqualTo("bearer");
        assertThat(map(map(map(api.get("paths")).get("/leads")).get("post")).get("security").toString()).contains("apiKey");
    }

    @Test
    void pagesToTryThingsOutAreForDevelopmentOnly() {
        assertThat(ConfigProvider.getConfig().getValue("quarkus.swagger-ui.always-include", Boolean.class)).isFalse();
        given().get("/q/dev-ui").then().statusCode(404);
    }
}
