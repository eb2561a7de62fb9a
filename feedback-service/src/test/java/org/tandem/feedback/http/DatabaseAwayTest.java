package org.tandem.feedback.http;

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
        return Map.of("listVerdicts", "marketing", "summarizeVerdicts", "marketing", "getVerdictRequest", "sales-rep");
    }

    @Override
    protected Map<String, String> parameters() {
        return Map.of("leadId", "f27235cd-ddee-56b7-a887-d47febd99214");
    }
}
