package org.tandem.pipeline;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.tandem.events.ids.LeadId;
import org.tandem.test.KafkaAndPostgres;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/** Several ids that turn out to be one person, over REST, on a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class LinkJourneyTest {

    @Inject
    Facts facts;

    @Test
    void ofTwoOpenAttemptsTheLaterEndsAsMergedAndSaysWhereToGoOn() {
        // Given
        LeadId first = assigned("rep-a");
        LeadId second = assigned("rep-b");

        // When
        facts.linked(first, second);

        // Then
        Api.eventually(() -> assertThat(Api.history(second)).containsExactly("lead.assigned", "lead.merged"));
        Api.marketing().get("/leads/" + second + "/history").then().body("events[1].event.into", equalTo(first.toString()));
        assertThat(Api.history(first)).containsExactly("lead.assigned");
        Api.rep("rep-b").post("/leads/" + second + "/accept").then().statusCode(409)
                .body("type", equalTo("urn:tandem:problem:linked-away")).body("detail", equalTo("canonical: " + first));
        Api.rep("rep-a").post("/leads/" + first + "/accept").then().statusCode(200);

        // When the second id qualifies
        UUID qualified = facts.qualified(second);

        // Then no second attempt begins
        Api.eventually(() -> Api.manager().get("/requests/" + qualified).then().body("status", equalTo("granted")));
        facts.linked(first, second);
        Api.eventually(() -> assertThat(Api.history(second)).containsExactly("lead.assigned", "lead.merged"));
        assertThat(Api.history(first)).containsExactly("lead.assigned", "lead.accepted");
    }

    @Test
    void whatARepHasTakenIsKept() {
        // Given
        LeadId first = assigned("rep-a");
        LeadId second = assigned("rep-b");
        Api.rep("rep-b").post("/leads/" + second + "/accept").then().statusCode(200);

        // When
        facts.linked(first, second);

        // Then
        Api.eventually(() -> assertThat(Api.history(first)).containsExactly("lead.assigned", "lead.merged"));
        assertThat(Api.history(second)).containsExactly("lead.assigned", "lead.accepted");
    }

    @Test
    void nobodysOpportunityIsEndedByALink() {
        // Given
        LeadId first = assigned("rep-a");
        LeadId second = assigned("rep-b");
        LeadId third = assigned("rep-a");
        for (LeadId lead : List.of(first, second)) {
            String rep = lead == first ? "rep-a" : "rep-b";
            Api.rep(rep).post("/leads/" + lead + "/accept").then().statusCode(200);
            Api.rep(rep).body("{}").post("/leads/" + lead + "/opportunities").then().statusCode(201);
        }

        // When
        facts.linked(first, second);
        facts.linked(second, third);

        // Then
        Api.eventually(() -> assertThat(Api.history(third)).containsExactly("lead.assigned", "lead.merged"));
        assertThat(Api.history(first)).containsExactly("lead.assigned", "lead.accepted", "opportunity.opened");
        assertThat(Api.history(second)).containsExactly("lead.assigned", "lead.accepted", "opportunity.opened");
    }

    /** Neither id of the link that makes them one person has the attempt that is too many. */
    @Test
    void aLinkBetweenOthersEndsTheAttemptThatIsOneTooMany() {
        // Given two people with two ids each, and an open attempt under the one that is not linked to the other person
        List<LeadId> chain = new ArrayList<>(List.of(assigned("rep-a"), captured(), captured(), assigned("rep-b")));
        facts.linked(chain.get(0), chain.get(1));
        facts.linked(chain.get(2), chain.get(3));
        Api.eventually(() -> Api.manager().post("/leads/" + chain.get(1) + "/accept").then().statusCode(409)
                .body("detail", equalTo("canonical: " + chain.get(0))));
        Api.eventually(() -> Api.manager().post("/leads/" + chain.get(2) + "/accept").then().statusCode(409)
                .body("detail", equalTo("canonical: " + chain.get(3))));

        // When
        facts.linked(chain.get(1), chain.get(2));

        // Then
        Api.eventually(() -> assertThat(Api.history(chain.get(3))).containsExactly("lead.assigned", "lead.merged"));
        assertThat(Api.history(chain.get(0))).containsExactly("lead.assigned");
    }

    @Test
    void whoIsKeptOutUnderOneIdIsKeptOutUnderAll() {
        // Given
        LeadId first = assigned("rep-a");
        LeadId second = captured();
        Api.rep("rep-a").body("{\"reason\": \"competitor\"}").post("/leads/" + first + "/reject").then().statusCode(200);
        facts.linked(second, first);
        Api.eventually(() -> Api.manager().post("/leads/" + second + "/accept").then().statusCode(409)
                .body("detail", equalTo("canonical: " + first)));

        // When
        UUID qualified = facts.qualified(second);

        // Then
        Api.eventually(() -> Api.manager().get("/requests/" + qualified).then().body("status", equalTo("granted")));
        assertThat(Api.history(second)).isEmpty();
        assertThat(Api.history(first)).containsExactly("lead.assigned", "lead.rejected");
    }

    @Test
    void aDuplicateIsNotOneForEver() {
        // Given the id that was known first, given back for the other one, which is over since
        LeadId first = assigned("rep-a");
        LeadId second = assigned("rep-b");
        Api.rep("rep-a").body("{\"reason\": \"duplicate\"}").post("/leads/" + first + "/reject").then().statusCode(200);
        facts.linked(first, second);
        Api.eventually(() -> Api.manager().post("/leads/" + first + "/accept").then().statusCode(409)
                .body("detail", equalTo("canonical: " + second)));
        Api.rep("rep-b").body("{\"reason\": \"not-our-profile\"}").post("/leads/" + second + "/reject").then().statusCode(200);

        // When
        facts.qualified(first);

        // Then
        Api.eventually(() -> assertThat(Api.history(first)).containsExactly("lead.assigned", "lead.rejected", "lead.assigned"));
    }

    @Test
    void theInboxShowsWhatThePersonDidUnderAllTheirIds() {
        // Given
        LeadId first = assigned("rep-a");
        LeadId second = captured();
        facts.linked(second, first);

        // When
        UUID downloaded = facts.downloaded(second, "whitepaper-planning");

        // Then
        Api.eventually(() -> Api.rep("rep-a").queryParam("limit", 100).queryParam("after", downloaded).get("/inbox").then()
                .body("leads.find { it.leadId == '" + first + "' }.activities.what", hasItem("whitepaper-planning"))
                .body("leads.find { it.leadId == '" + first + "' }.who.name", equalTo("Ana Souza")));
    }

    private LeadId captured() {
        LeadId lead = Facts.freshLead();
        UUID captured = facts.captured(lead, "Ana Souza", "Moinho Azul");
        Api.manager().queryParam("after", captured).get("/inbox").then().statusCode(200);
        return lead;
    }

    private LeadId assigned(String rep) {
        LeadId lead = captured();
        UUID assigned = facts.assigned(lead, rep);
        Api.manager().queryParam("after", assigned).get("/inbox").then().statusCode(200);
        return lead;
    }
}
