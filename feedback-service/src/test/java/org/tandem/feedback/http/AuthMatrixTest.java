package org.tandem.feedback.http;

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

    /** In the order of the callers. */
    private static final Map<String, List<Integer>> EXPECTED = Map.of(
            //                            none garb exp. aud. fkey mark rep  mgr  anal admin other
            "giveVerdict",        List.of(401, 401, 401, 401, 401, 403, 409, 409, 403, 403, 403),
            "getVerdictRequest",  List.of(401, 401, 401, 401, 401, 403, 200, 200, 403, 403, 403),
            "listVerdicts",       List.of(401, 401, 401, 401, 401, 200, 200, 200, 200, 200, 403),
            "summarizeVerdicts",  List.of(401, 401, 401, 401, 401, 200, 403, 200, 200, 200, 403));

    @Test
    void everyOperationAnswersEveryCallerAsDeclared() {
        AuthMatrix.check(EXPECTED, (operation, request) -> {
            if (operation.hasBody()) {
                request.contentType("application/json").body("{\"verdict\": \"good\"}");
            }
            if (operation.id().equals("listVerdicts")) {
                request.queryParam("leadId", UUID.randomUUID());
            }
            return request.request(operation.method(), operation.at(Map.of("leadId", UUID.randomUUID().toString(),
                    "requestId", UUID.randomUUID().toString()))).statusCode();
        });
    }
}
