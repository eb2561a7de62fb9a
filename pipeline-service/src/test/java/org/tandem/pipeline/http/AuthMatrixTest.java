package org.tandem.pipeline.http;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.api.AuthMatrix;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import static io.restassured.RestAssured.config;
import static io.restassured.config.EncoderConfig.encoderConfig;

/** Who may do what: every operation of the API description against every kind of caller. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class AuthMatrixTest {

    private static final List<Integer> FOR_SALES = List.of(401, 401, 401, 401, 401, 403, 404, 404, 403, 403, 403);

    private static final Map<String, List<Integer>> EXPECTED = Map.ofEntries(
            //                                      none garb exp. aud. fkey mark rep  mgr  anal admin other
            Map.entry("acceptLead", FOR_SALES),
            Map.entry("rejectLead", FOR_SALES),
            Map.entry("recycleLead", FOR_SALES),
            Map.entry("logContact", FOR_SALES),
            Map.entry("openOpportunity", FOR_SALES),
            Map.entry("moveOpportunity", FOR_SALES),
            Map.entry("winOpportunity", FOR_SALES),
            Map.entry("loseOpportunity", FOR_SALES),
            Map.entry("getRequest",       List.of(401, 401, 401, 401, 401, 403, 200, 200, 403, 403, 403)),
            Map.entry("listInbox",        List.of(401, 401, 401, 401, 401, 403, 200, 200, 403, 403, 403)),
            Map.entry("awaitInboxChanges", List.of(401, 401, 401, 401, 401, 403, 200, 200, 403, 403, 403)),
            Map.entry("listOpportunities", List.of(401, 401, 401, 401, 401, 403, 200, 200, 403, 403, 403)),
            Map.entry("getTeamLoad",      List.of(401, 401, 401, 401, 401, 403, 403, 200, 403, 200, 403)),
            Map.entry("importDeals",      List.of(401, 401, 401, 401, 401, 403, 403, 400, 403, 400, 403)),
            Map.entry("importTeams",      List.of(401, 401, 401, 401, 401, 403, 403, 400, 403, 400, 403)),
            Map.entry("countImportedDeals", List.of(401, 401, 401, 401, 401, 200, 403, 200, 200, 200, 403)),
            Map.entry("listDealAnomalies", List.of(401, 401, 401, 401, 401, 200, 403, 200, 200, 200, 403)),
            Map.entry("getLeadHistory",   List.of(401, 401, 401, 401, 401, 404, 404, 404, 403, 404, 403)));

    private static final Map<String, String> BODIES = Map.of(
            "rejectLead", "{\"reason\": \"student\"}",
            "recycleLead", "{\"wakeOn\": \"2027-03-01\"}",
            "logContact", "{\"channel\": \"phone\", \"outcome\": \"reached\"}",
            "moveOpportunity", "{\"stage\": \"proposal\"}",
            "loseOpportunity", "{\"reason\": \"price\"}");

    @Test
    void everyOperationAnswersEveryCallerAsDeclared() {
        AuthMatrix.check(EXPECTED, (operation, request) -> {
            if (operation.id().startsWith("import")) {
                request.config(config().encoderConfig(encoderConfig().encodeContentTypeAs("text/csv", ContentType.TEXT)))
                        .contentType("text/csv").body("lead_id,won_at\n");
            } else if (operation.hasBody()) {
                request.contentType("application/json").body(BODIES.getOrDefault(operation.id(), "{}"));
            }
            String id = UUID.randomUUID().toString();
            return request.request(operation.method(), operation.at(Map.of("leadId", id, "opportunityId", id, "requestId", id))).statusCode();
        });
    }

}
