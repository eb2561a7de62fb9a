package org.tandem.pipeline.board;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.tandem.events.ids.LeadId;
import org.tandem.pipeline.Api;
import org.tandem.pipeline.Facts;
import org.tandem.test.KafkaAndPostgres;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

/** The board and the team's load, over what reps did. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class BoardTest {

    @Inject
    Facts facts;

    private final String rep = "rep-" + UUID.randomUUID();

    @Test
    void anOpportunityGoesOverTheBoardUntilItIsClosed() {
        // Given
        String opened = opportunity("Moinho Azul", "18000");
        String other = opportunity("Padaria Sol", "2000");
        String lost = opportunity("Casa Lua", "70");

        // When
        Api.rep(rep).body("{\"stage\": \"proposal\"}").post("/opportunities/" + opened + "/stage").then().statusCode(200);
        Api.rep(rep).body("{\"value\": {\"amount\": \"1500\", \"currency\": \"EUR\"}}").post("/opportunities/" + other + "/win")
                .then().statusCode(200);
        Api.rep(rep).body("{\"reason\": \"price\"}").post("/opportunities/" + lost + "/lose").then().statusCode(200);

        // Then
        Map<String, Object> open = single(Api.rep(rep).get("/opportunities"));
        assertThat(open).containsEntry("opportunityId", opened).containsEntry("owner", rep).containsEntry("status", "open")
                .containsEntry("stage", "proposal").containsEntry("name", "Ana Souza").containsEntry("company", "Moinho Azul")
                .containsEntry("daysInStage", 0).containsEntry("value", Map.of("amount", "18000.00", "currency", "EUR"))
                .doesNotContainKey("closedAt");
        assertThat((String) open.get("inStageSince")).isGreaterThan((String) open.get("openedAt"));
        assertThat(single(Api.rep(rep).queryParam("status", "won").get("/opportunities")))
                .containsEntry("opportunityId", other).containsEntry("value", Map.of("amount", "1500.00", "currency", "EUR"))
                .containsKey("closedAt");
        assertThat(single(Api.rep(rep).queryParam("status", "lost").get("/opportunities")))
                .containsEntry("opportunityId", lost).containsEntry("reason", "price")
                .containsEntry("value", Map.of("amount", "70.00", "currency", "EUR"));
        single(Api.manager().queryParam("owner", rep).queryParam("stage", "proposal").get("/opportunities"));
        Api.manager().queryParam("owner", rep).queryParam("stage", "negotiation").get("/opportunities").then().body("opportunities", empty());
        Api.rep("rep-b").queryParam("owner", rep).get("/opportunities").then().statusCode(200).body("opportunities", empty());
    }

    @Test
    void pagesNeitherSkipNorRepeat() {
        // Given
        List<String> opened = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            opened.add(0, opportunity("Moinho " + i, "1"));
        }

        // When
        List<String> read = new ArrayList<>();
        String cursor = null;
        do {
            var request = Api.rep(rep).queryParam("limit", "2");
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor)).get("/opportunities").jsonPath();
            read.addAll(page.getList("opportunities.opportunityId"));
            cursor = page.getString("next");
        } while (cursor != null);

        // Then
        assertThat(read).isEqualTo(opened);
        Api.rep(rep).queryParam("status", "half-won").queryParam("cursor", "x").queryParam("limit", "0").get("/opportunities")
                .then().statusCode(400).body("errors.field", equalTo(List.of("status", "limit", "cursor")));
    }

    @Test
    void theTeamsLoadSaysWhatEachRepHas() {
        // Given
        LocalDate began = LocalDate.now(ZoneOffset.UTC);
        opportunity("Moinho Azul", "18000");
        opportunity("Padaria Sol", "2000.50");
        LeadId waiting = lead("Casa Lua");
        UUID last = facts.assigned(waiting, rep);
        LeadId queued = lead("Nobody's");
        UUID inQueue = facts.queued(queued);

        // When
        Api.manager().queryParam("after", last).get("/inbox").then().statusCode(200);
        Api.manager().queryParam("after", inQueue).get("/inbox").then().statusCode(200);
        JsonPath load = Api.manager().get("/team/load").then().statusCode(200).extract().jsonPath();

        // Then
        Map<String, Object> its = load.getMap("reps.find { it.rep == '" + rep + "' }");
        assertThat(its).containsEntry("active", false).containsEntry("weight", 0).containsEntry("openLeads", 3).containsEntry("waiting", 1)
                .containsEntry("accepted", 0).containsEntry("opportunities", 2)
                .containsEntry("value", List.of(Map.of("amount", "20000.50", "currency", "EUR"))).containsKey("waitingSince");
        if (LocalDate.now(ZoneOffset.UTC).equals(began)) {
            assertThat(its).as("unless another day began meanwhile").containsEntry("assignedToday", 3);
        }
        Map<String, Object> member = load.getMap("reps.find { it.rep == 'rep-b' }");
        assertThat(member).containsEntry("active", true).containsEntry("weight", 1).containsEntry("timeZone", "America/Sao_Paulo");
        assertThat(load.getInt("queues.find { it.queue == 'triage' }.waiting")).isPositive();
    }

    private LeadId lead(String company) {
        LeadId lead = Facts.freshLead();
        facts.captured(lead, "Ana Souza", company);
        return lead;
    }

    /** Opened by the rep, whom the lead was given to. */
    private String opportunity(String company, String amount) {
        LeadId lead = lead(company);
        UUID assigned = facts.assigned(lead, rep);
        Api.rep(rep).queryParam("after", assigned).post("/leads/" + lead + "/accept").then().statusCode(200);
        Response opened = Api.rep(rep).body("{\"value\": {\"amount\": \"" + amount + "\", \"currency\": \"EUR\"}}")
                .post("/leads/" + lead + "/opportunities");
        return opened.then().statusCode(201).extract().path("opportunityId");
    }

    private static Map<String, Object> single(Response page) {
        List<Map<String, Object>> opportunities = page.then().statusCode(200).extract().jsonPath().getList("opportunities");
        assertThat(opportunities).hasSize(1);
        return opportunities.get(0);
    }
}
