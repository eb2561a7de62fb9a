package org.tandem.pipeline;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.tandem.events.ids.LeadId;
import org.tandem.test.KafkaAndPostgres;

import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

/** What becomes of people who do not want to be contacted, over REST, on a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class ConsentJourneyTest {

    @Inject
    Facts facts;

    @Test
    void whoTookConsentBackIsNotHandedToSalesUntilTheyGiveItAgain() {
        // Given
        LeadId lead = Facts.freshLead();
        facts.captured(lead, "Ana Souza", "Moinho Azul");
        foldedIs(facts.consent(lead, "phone", "withdrawn"));

        // When
        UUID qualified = facts.qualified(lead);

        // Then
        Api.eventually(() -> Api.manager().get("/requests/" + qualified).then().body("refusal", equalTo("consent-withdrawn")));
        assertThat(Api.history(lead)).isEmpty();

        // When consent for something else is given, and then the one that counts
        foldedIs(facts.consent(lead, "email", "granted"));
        assertThat(Api.history(lead)).isEmpty();
        facts.consent(lead, "phone", "granted");

        // Then
        Api.ownerOf(lead);
        Api.marketing().get("/leads/" + lead + "/history").then()
                .body("events.event.qualification", hasItem(qualified.toString()));
    }

    @Test
    void whoHasTheLeadSeesThatConsentWasWithdrawn() {
        // Given
        LeadId lead = Facts.freshLead();
        facts.captured(lead, "Ana Souza", "Moinho Azul");
        foldedIs(facts.assigned(lead, "rep-a"));
        String entry = "leads.find { it.leadId == '" + lead + "' }.consentWithdrawn";
        Api.rep("rep-a").queryParam("limit", 100).get("/inbox").then().statusCode(200).body(entry, nullValue());

        // When
        UUID withdrawn = facts.consent(lead, "phone", "withdrawn");

        // Then
        Api.rep("rep-a").queryParam("limit", 100).queryParam("after", withdrawn).get("/inbox").then().statusCode(200)
                .body(entry + "[0].purpose", equalTo("phone"));
        Api.rep("rep-a").get("/leads/" + lead + "/history").then().statusCode(200)
                .body("consentWithdrawn.purpose", hasItem("phone"));
    }

    @Test
    void whoTookConsentBackUnderOneIdTookItBackUnderAll() {
        // Given
        LeadId lead = Facts.freshLead();
        LeadId other = Facts.freshLead();
        facts.captured(lead, "Ana Souza", "Moinho Azul");
        foldedIs(facts.captured(other, "Ana Souza", "Moinho Azul"));
        facts.linked(lead, other);
        foldedIs(facts.downloaded(lead, "whitepaper-planning"));
        Api.eventually(() -> Api.manager().post("/leads/" + other + "/accept").then().statusCode(409));
        foldedIs(facts.consent(other, "phone", "withdrawn"));

        // When
        UUID qualified = facts.qualified(lead);

        // Then
        Api.eventually(() -> Api.manager().get("/requests/" + qualified).then().body("refusal", equalTo("consent-withdrawn")));
        assertThat(Api.history(lead)).isEmpty();
    }

    @Test
    void whoWasHeldBackForAnotherPersonIsReleasedWhenTheTwoAreParted() {
        // Given
        LeadId lead = Facts.freshLead();
        LeadId other = Facts.freshLead();
        facts.captured(lead, "Ana Souza", "Moinho Azul");
        foldedIs(facts.captured(other, "Ana Silva", "Moinho Verde"));
        facts.linked(lead, other);
        Api.eventually(() -> Api.manager().post("/leads/" + other + "/accept").then().statusCode(409));
        foldedIs(facts.consent(other, "phone", "withdrawn"));
        UUID qualified = facts.qualified(lead);
        Api.eventually(() -> Api.manager().get("/requests/" + qualified).then().body("refusal", equalTo("consent-withdrawn")));

        // When
        facts.unlinked(lead, other);

        // Then
        Api.eventually(() -> assertThat(Api.history(lead)).containsExactly("lead.assigned"));
        assertThat(Api.history(other)).isEmpty();
    }

    private static void foldedIs(UUID event) {
        Api.manager().queryParam("after", event).get("/inbox").then().statusCode(200);
    }
}
