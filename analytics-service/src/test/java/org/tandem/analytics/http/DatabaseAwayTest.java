package org.tandem.analytics.http;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.tandem.test.DatabaseAway;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.api.DatabaseAwayRules;

import java.util.Map;

@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
@QuarkusTestResource(value = DatabaseAway.class, restrictToAnnotatedClass = true)
class DatabaseAwayTest extends DatabaseAwayRules {

    @Override
    protected Map<String, String> readers() {
        return Map.of("getFunnel", "marketing", "getFunnelTrend", "analyst", "getSpeed", "sales-manager", "getWebinar", "marketing",
                "getScoreboard", "admin", "listAnomalies", "sales-rep", "listSdrs", "sales-manager");
    }
}
