package org.tandem.pipeline;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.tandem.events.ids.LeadId;
import org.tandem.test.KafkaAndPostgres;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** A lead that sales has asks again for a demo, a price or a call: whoever has it sees that, at the top. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class AskedAgainTest {

    private final String rep = "rep-" + UUID.randomUUID();

    @Inject
    Facts facts;

    @Test
    void whoeverHasTheLeadSeesItAtTheTopUntilTheyHaveBeenInTouch() {
        // Given a lead that is in work, and one that came later
        LeadId older = leadOf();
        Api.rep(rep).post("/leads/" + older + "/accept").then().statusCode(200);
        LeadId newer = leadOf();
        assertThat(inbox(null)).containsExactly(newer.toString(), older.toString());

        // When
        Instant asked = Facts.now();
        UUID scored = facts.asked(older, asked);

        // Then
        assertThat(inbox(scored)).containsExactly(older.toString(), newer.toString());
        assertThat(askedAgain(older)).isEqualTo(asked.toString());
        assertThat(askedAgain(newer)).isNull();
        assertThat(Api.rep(rep).get("/leads/" + older + "/history").jsonPath().getString("askedAgainAt")).isEqualTo(asked.toString());
        assertThat(Api.history(older)).as("no new attempt").containsExactly("lead.assigned", "lead.accepted");

        // When
        Api.rep(rep).body("{\"channel\": \"phone\", \"outcome\": \"reached\"}").post("/leads/" + older + "/contacts").then().statusCode(201);

        // Then
        assertThat(inbox(null)).containsExactly(newer.toString(), older.toString());
        assertThat(askedAgain(older)).isNull();
    }

    @Test
    void whatMadeItQualifyIsNotAskingAgain() {
        // Given
        LeadId lead = Facts.freshLead();
        facts.captured(lead, "Ana Souza", "Moinho Azul");
        UUID asked = facts.asked(lead, Facts.now());
        Api.manager().queryParam("after", asked).get("/inbox").then().statusCode(200);

        // When
        UUID assigned = facts.assigned(lead, rep);

        // Then
        assertThat(inbox(assigned)).containsExactly(lead.toString());
        assertThat(askedAgain(lead)).isNull();
    }

    @Test
    void pagesHoldEachLeadOnce() {
        // Given
        List<LeadId> leads = List.of(leadOf(), leadOf(), leadOf());
        UUID scored = facts.asked(leads.get(1), Facts.now());

        // When
        List<String> read = new ArrayList<>();
        JsonPath page = Api.rep(rep).queryParam("after", scored).queryParam("limit", 1).get("/inbox").jsonPath();
        read.addAll(own(page));
        while (page.getString("next") != null) {
            page = Api.rep(rep).queryParam("limit", 1).queryParam("cursor", page.getString("next")).get("/inbox").jsonPath();
            read.addAll(own(page));
        }

        // Then
        assertThat(read).containsExactly(leads.get(1).toString(), leads.get(2).toString(), leads.get(0).toString());
    }

    private LeadId leadOf() {
        LeadId lead = Facts.freshLead();
        facts.captured(lead, "Ana Souza", "Moinho Azul");
        UUID assigned = facts.assigned(lead, rep);
        read(assigned);
        return lead;
    }

    private JsonPath read(UUID after) {
        RequestSpecification request = Api.rep(rep).queryParam("limit", 100);
        return (after == null ? request : request.queryParam("after", after)).get("/inbox").then().statusCode(200).extract().jsonPath();
    }

    private String askedAgain(LeadId lead) {
        return read(null).getString("leads.find { it.leadId == '" + lead + "' }.askedAgainAt");
    }

    private List<String> inbox(UUID after) {
        return own(read(after));
    }

    /** Other tests leave leads in queues, which everybody has in their inbox. */
    private List<String> own(JsonPath page) {
        return page.getList("leads.findAll { it.rep == '" + rep + "' }.leadId");
    }
}
