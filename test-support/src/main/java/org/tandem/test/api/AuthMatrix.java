package org.tandem.test.api;

import io.restassured.specification.RequestSpecification;
import org.assertj.core.api.SoftAssertions;
import org.tandem.test.Tokens;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may do what: every operation of the API description against every kind of caller. An operation without a row fails,
 * so nobody can add one and forget to say whom it is for.
 */
public final class AuthMatrix {

    private static final Map<String, Supplier<String>> TOKENS = tokens();

    /** The columns of a row, in their order: five who are nobody, then one of each role, then one of none that Tandem knows. */
    public static final List<String> CALLERS = List.copyOf(TOKENS.keySet());

    private AuthMatrix() {
    }

    /** Sends one operation with what it needs besides the token, and returns the status. */
    public interface Call {
        int status(Operation operation, RequestSpecification request);
    }

    /** @param expected the status for each of {@link #CALLERS}, by operation id */
    public static void check(Map<String, List<Integer>> expected, Call call) {
        List<Operation> operations = Operation.all();
        assertThat(operations).extracting(Operation::id).as("operations with a row")
                .containsExactlyInAnyOrderElementsOf(expected.keySet());
        expected.forEach((id, row) -> assertThat(row).as("callers in the row of " + id).hasSameSizeAs(CALLERS));

        SoftAssertions cells = new SoftAssertions();
        for (Operation operation : operations) {
            List<Integer> row = expected.get(operation.id());
            int column = 0;
            for (Map.Entry<String, Supplier<String>> caller : TOKENS.entrySet()) {
                String token = caller.getValue().get();
                RequestSpecification request = token == null ? given() : given().auth().oauth2(token);
                cells.assertThat(call.status(operation, request)).as(operation.id() + " by " + caller.getKey())
                        .isEqualTo(row.get(column++));
            }
        }
        cells.assertAll();
    }

    private static Map<String, Supplier<String>> tokens() {
        Map<String, Supplier<String>> tokens = new LinkedHashMap<>();
        tokens.put("nobody", () -> null);
        tokens.put("garbage", () -> "garbage");
        tokens.put("expired", () -> Tokens.expired("a1", "admin"));
        tokens.put("wrong audience", () -> Tokens.wrongAudience("a1", "admin"));
        tokens.put("foreign key", () -> Tokens.foreignKey("a1", "admin"));
        for (String role : List.of("marketing", "sales-rep", "sales-manager", "analyst", "admin", "another")) {
            tokens.put(role, () -> Tokens.of(role + "-1", role));
        }
        return tokens;
    }
}
