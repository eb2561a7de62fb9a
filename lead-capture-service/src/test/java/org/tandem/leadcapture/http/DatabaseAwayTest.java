package org.tandem.leadcapture.http;

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
        return Map.of("listLeads", "marketing", "getLead", "marketing", "listRejectedCaptures", "marketing",
                "countLeads", "marketing", "listActivities", "marketing");
    }
}
