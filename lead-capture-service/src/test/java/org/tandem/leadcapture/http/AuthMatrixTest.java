package org.tandem.leadcapture.http;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.tandem.leadcapture.Api;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.Tokens;
import org.tandem.test.api.AuthMatrix;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

/** Who may do what: every operation of the API description against every kind of caller. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class AuthMatrixTest {

    /** In the order of the callers. A form and a capture do not look at tokens: whom they know, they know by a key. */
    private static final Map<String, List<Integer>> EXPECTED = Map.ofEntries(
            //                                  none garb exp. aud. fkey mark rep  mgr  anal admin other
            entry("captureLead",        List.of(401, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401)),
            entry("importLeads",        List.of(401, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401)),
            entry("importActivities",   List.of(401, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401)),
            entry("countLeads",         List.of(401, 401, 401, 401, 401, 200, 403, 403, 403, 200, 403)),
            entry("submitForm",         List.of(202, 202, 202, 202, 202, 202, 202, 202, 202, 202, 202)),
            entry("mayPageSubmitForm",  List.of(204, 204, 204, 204, 204, 204, 204, 204, 204, 204, 204)),
            entry("listLeads",          List.of(401, 401, 401, 401, 401, 200, 403, 403, 403, 200, 403)),
            entry("getLead",            List.of(401, 401, 401, 401, 401, 404, 403, 403, 403, 404, 403)),
            entry("listActivities",     List.of(401, 401, 401, 401, 401, 404, 403, 404, 404, 404, 403)),
            entry("eraseLead",          List.of(401, 401, 401, 401, 401, 403, 403, 403, 403, 202, 403)),
            entry("withdrawConsent",    List.of(401, 401, 401, 401, 401, 202, 403, 403, 403, 202, 403)),
            entry("correctRejectedCapture", List.of(401, 401, 401, 401, 401, 404, 403, 403, 403, 404, 403)),
            entry("listRejectedCaptures", List.of(401, 401, 401, 401, 401, 200, 403, 403, 403, 200, 403)));

    @Test
    void everyOperationAnswersEveryCallerAsDeclared() {
        AuthMatrix.check(EXPECTED, (operation, request) -> {
            if (operation.id().startsWith("import")) {
                request.config(config().encoderConfig(encoderConfig().encodeContentTypeAs("text/csv", ContentType.TEXT)))
                        .contentType("text/csv").body("id,email\n1,ana@example.com\n");
            } else if (operation.hasBody()) {
                request.contentType("application/json")
                        .body("{\"email\": \"" + Api.freshEmail() + "\", \"company\": \"Example\", \"purposes\": [\"email\"]}");
            }
            return request.header("Origin", Api.ORIGIN).request(operation.method(),
                    operation.at(Map.of("formKey", "demo-request", "captureId", UUID.randomUUID().toString(), "leadId", UUID.randomUUID().toString()))).statusCode();
        });
    }

    @Test
    void aMissingLeadAndAForbiddenOneLookTheSameToWhoMayNotRead() {
        String captured = Api.capture("{\"email\": \"" + Api.freshEmail() + "\"}").path("leadId");
        String there = given().auth().oauth2(Tokens.of("r1", "sales-rep")).get("/leads/" + captured).asString();
        String missing = given().auth().oauth2(Tokens.of("r1", "sales-rep")).get("/leads/" + UUID.randomUUID()).asString();
        assertThat(there).isEqualTo(missing);
    }
}
