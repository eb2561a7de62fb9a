package org.tandem.pipeline.http;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.tandem.pipeline.Api;
import org.tandem.test.DatabaseAway;
import org.tandem.test.KafkaAndPostgres;
import org.tandem.test.api.DatabaseAwayRules;

import java.util.Map;
import java.util.UUID;

import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
@QuarkusTestResource(value = DatabaseAway.class, restrictToAnnotatedClass = true)
class DatabaseAwayTest extends DatabaseAwayRules {

    @Override
    protected Map<String, String> readers() {
        return Map.of("listInbox", "sales-rep", "getLeadHistory", "sales-rep", "getRequest", "sales-rep",
                "countImportedDeals", "analyst", "listDealAnomalies", "analyst", "awaitInboxChanges", "sales-rep",
                "listOpportunities", "sales-rep", "getTeamLoad", "sales-manager");
    }

    /** Whose an opportunity is has to be read before anything can be asked of it. */
    @Test
    void whatMustBeLookedUpFirstSaysSoToo() {
        Api.rep("rep-a").body("{}").post("/opportunities/" + UUID.randomUUID() + "/win").then().statusCode(503)
                .body("type", equalTo("urn:tandem:problem:unavailable")).header("Retry-After", "5");
    }
}
