package org.tandem.scoring.api;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
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

    /** In the order of the callers. */
    private static final Map<String, List<Integer>> EXPECTED = Map.of(
            //                 none garb exp. aud. fkey mark rep  mgr  anal admin other
            "getScore", List.of(401, 401, 401, 401, 401, 404, 404, 404, 404, 404, 403),
            "getLabels", List.of(401, 401, 401, 401, 401, 404, 403, 403, 404, 404, 403));

    @Test
    void everyOperationAnswersEveryCallerAsDeclared() {
        // Given
        Map<String, Operation> operations = operations();
        assertThat(operations.keySet()).as("operations with a row").isEqualTo(EXPECTED.keySet());

        // When
        SoftAssertions cells = new SoftAssertions();
        int count = 0;
        for (Operation operation : operations.values()) {
            int column = 0;
            for (Map.Entry<String, Supplier<String>> caller : CALLERS.entrySet()) {
                cells.assertThat(operation.call(caller.getValue().get())).as(operation.id() + " by " + caller.getKey())
                        .isEqualTo(EXPECTED.get(operation.id()).get(column++));
                count++;
            }
        }

        // Then
        cells.assertAll();
        assertThat(count).isEqualTo(EXPECTED.size() * CALLERS.size());
    }

    private static Map<String, Supplier<String>> callers() {
        Map<String, Supplier<String>> callers = new LinkedHashMap<>();
        callers.put("nobody", () -> null);
        callers.put("garbage", () -> "garbage");
        callers.put("expired", () -> Tokens.expired("a1", "admin"));
        callers.put("wrong audience", () -> Tokens.wrongAudience("a1", "admin"));
        callers.put("foreign key", () -> Tokens.foreignKey("a1", "admin"));
        for (String role : List.of("marketing", "sales-rep", "sales-manager", "analyst", "admin", "another")) {
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
                        new Operation((String) described.get("operationId"), method, path));
            }
        }));
        return operations;
    }

    private record Operation(String id, String method, String path) {

        int call(String token) {
            RequestSpecification request = given();
            if (token != null) {
                request.auth().oauth2(token);
            }
            return request.request(method.toUpperCase(), path.replace("{leadId}", UUID.randomUUID().toString())).statusCode();
        }
    }
}
