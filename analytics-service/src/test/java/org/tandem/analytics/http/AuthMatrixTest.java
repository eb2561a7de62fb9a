package org.tandem.analytics.http;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.api.AuthMatrix;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may read what: everybody with a role reads everything; that a rep's answers are their own figures is in FiguresTest. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class AuthMatrixTest {

    //                                                none garb exp. aud. fkey mark rep  mgr  anal admin other
    private static final List<Integer> READERS = List.of(401, 401, 401, 401, 401, 200, 200, 200, 200, 200, 403);

    @Test
    void everyOperationAnswersEveryCallerAsDeclared() {
        Map<String, List<Integer>> expected = Stream.of("getFunnel", "getFunnelTrend", "getSpeed", "getWebinar", "getScoreboard",
                "listAnomalies", "listSdrs").collect(Collectors.toMap(operation -> operation, operation -> READERS));

        AuthMatrix.check(expected, (operation, request) ->
                request.request(operation.method(), operation.at(Map.of("campaign", "spring-fair"))).statusCode());
    }
}
