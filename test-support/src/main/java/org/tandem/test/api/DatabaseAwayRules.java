package org.tandem.test.api;

import org.junit.jupiter.api.Test;
import org.tandem.test.Tokens;

import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

/**
 * While the database is away, everything that reads it answers 503 and when to come back, and not that something went
 * wrong. A service's {@code @QuarkusTest} with {@link org.tandem.test.DatabaseAway} extends this.
 */
public abstract class DatabaseAwayRules {

    /** Who may read what: a role for each operation that is a GET; a new one without a row fails. */
    protected abstract Map<String, String> readers();

    /** Query parameters that every read is sent, for those that require one. */
    protected Map<String, String> parameters() {
        return Map.of();
    }

    @Test
    void everyReadSaysWhenToComeBack() {
        assertThat(readers().keySet()).isEqualTo(Operation.all().stream().filter(operation -> operation.method().equals("GET"))
                .map(Operation::id).collect(Collectors.toCollection(TreeSet::new)));
        String id = UUID.randomUUID().toString();
        Map<String, String> ids = Map.of("leadId", id, "requestId", id, "opportunityId", id, "campaign", "spring");
        Operation.all().stream().filter(operation -> operation.method().equals("GET")).forEach(operation ->
                given().auth().oauth2(Tokens.of("caller-1", readers().get(operation.id()))).queryParams(parameters())
                        .get(operation.at(ids)).then().log().ifValidationFails().statusCode(503)
                        .contentType("application/problem+json").header("Retry-After", matchesPattern("[0-9]+"))
                        .body("type", equalTo("urn:tandem:problem:unavailable")));
    }
}
