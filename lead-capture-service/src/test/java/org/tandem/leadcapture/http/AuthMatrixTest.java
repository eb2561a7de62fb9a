package org.tandem.leadcapture.http;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.tandem.leadcapture.Api;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.Tokens;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Who may do what: every operation of the API description against every kind of caller. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class AuthMatrixTest {

    private static final Map<String, Supplier<String>> CALLERS = callers();

    /** In the order of the callers. A form and a capture do not look at tokens: whom they know, they know by a key. */
    private static final Map<String, List<Integer>> EXPECTED = Map.of(
            //                            none garb exp. aud. fkey mark rep  mgr  anal admin
            "captureLead",        List.of(401, 401, 401, 401, 401, 401, 401, 401, 401, 401),
            "submitForm",         List.of(202, 202, 202, 202, 202, 202, 202, 202, 202, 202),
            "mayPageSubmitForm",  List.of(204, 204, 204, 204, 204, 204, 204, 204, 204, 204),
            "listLeads",          List.of(401, 401, 401, 401, 401, 200, 403, 403, 403, 200),
            "getLead",            List.of(401, 401, 401, 401, 401, 404, 403, 403, 403, 404),
            "eraseLead",          List.of(401, 401, 401, 401, 401, 403, 403, 403, 403, 202),
            "listRejectedCaptures", List.of(401, 401, 401, 401, 401, 200, 403, 403, 403, 200));

    @Test
    void everyOperationAnswersEveryCallerAsDeclared() {
        // Given
        Map<String, Operation> operations = operations();
        assertThat(operations.keySet()).as("operations with a row").isEqualTo(EXPECTED.keySet());

        // When
        SoftAssertions cells = new SoftAssertions();
        int count = 0;
        for (Operation operation : operations.values()) {
            List<Integer> row = EXPECTED.get(operation.id());
            int column = 0;
            for (Map.Entry<String, Supplier<String>> caller : CALLERS.entrySet()) {
                int status = operation.call(caller.getValue().get());
                cells.assertThat(status).as(operation.id() + " by " + caller.getKey()).isEqualTo(row.get(column++));
                count++;
            }
        }

        // Then
        System.out.println("auth matrix: " + count + " cells of " + operations.size() + " operations x " + CALLERS.size() + " callers");
        cells.assertAll();
        assertThat(count).isEqualTo(EXPECTED.size() * CALLERS.size());
    }

    @Test
    void aMissingLeadAndAForbiddenOneLookTheSameToWhoMayNotRead() {
        String captured = Api.capture("{\"email\": \"" + Api.freshEmail() + "\"}").path("leadId");
        String there = given().auth().oauth2(Tokens.of("r1", "sales-rep")).get("/leads/" + captured).asString();
        String missing = given().auth().oauth2(Tokens.of("r1", "sales-rep")).get("/leads/" + UUID.randomUUID()).asString();
        assertThat(there).isEqualTo(missing);
    }

    private static Map<String, Supplier<String>> callers() {
        Map<String, Supplier<String>> callers = new LinkedHashMap<>();
        callers.put("nobody", () -> null);
        callers.put("garbage", () -> "garbage");
        callers.put("expired", () -> Tokens.expired("a1", "admin"));
        callers.put("wrong audience", () -> Tokens.wrongAudience("a1", "admin"));
        callers.put("foreign key", () -> Tokens.foreignKey("a1", "admin"));
        for (String role : List.of("marketing", "sales-rep", "sales-manager", "analyst", "admin")) {
            callers.put(role, () -> Tokens.of(role + "-1", role));
        }
        return callers;
    }

    private static Map<String, Operation> operations() {
        JsonPath api = given().accept("application/json").get("/openapi?format=json").jsonPath();
        Map<String, Operation> operations = new LinkedHashMap<>();
        api.<Map<String, Map<String, Object>>>get("paths").forEach((path, methods) -> methods.forEach((method, operation) -> {
            if (operation instanceof Map<?, ?> described) {
                operations.put((String) described.get("operationId"),
                        new Operation((String) described.get("operationId"), method, path, described.containsKey("requestBody")));
            }
        }));
        return operations;
    }

    private record Operation(String id, String method, String path, boolean hasBody) {

        int call(String token) {
            RequestSpecification request = given().header("Origin", Api.ORIGIN);
            if (token != null) {
                request.auth().oauth2(token);
            }
            if (hasBody) {
                request.contentType("application/json")
                        .body("{\"email\": \"" + Api.freshEmail() + "\", \"company\": \"Example\"}");
            }
            return request.request(method.toUpperCase(), path.replace("{formKey}", "demo-request")
                    .replace("{leadId}", UUID.randomUUID().toString())).statusCode();
        }
    }
}
