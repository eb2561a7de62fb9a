package org.tandem.scoring.api;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.api.AuthMatrix;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who may do what: every operation of the API description against every kind of caller. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class AuthMatrixTest {

    private static final Map<String, List<Integer>> EXPECTED = Map.of(
            //                 none garb exp. aud. fkey mark rep  mgr  anal admin other
            "getScore", List.of(401, 401, 401, 401, 401, 404, 404, 404, 404, 404, 403),
            "getLabels", List.of(401, 401, 401, 401, 401, 404, 403, 403, 404, 404, 403));

    @Test
    void everyOperationAnswersEveryCallerAsDeclared() {
        AuthMatrix.check(EXPECTED, (operation, request) -> request.request(operation.method(),
                operation.at(Map.of("leadId", UUID.randomUUID().toString()))).statusCode());
    }
}
