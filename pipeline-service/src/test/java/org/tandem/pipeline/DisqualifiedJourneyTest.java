package org.tandem.pipeline;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.tandem.events.EventTypes;
import org.tandem.events.ids.LeadId;
import org.tandem.events.ids.Uuid5;
import org.tandem.events.pipeline.PipelineEvent.LeadRecycled;
import org.tandem.events.score.ScoreEvent.LeadQualified;
import org.tandem.events.topic.Topics;
import org.tandem.test.KafkaAndPostgres;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** What becomes of people of whom scoring says that they are nothing for sales, on a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class DisqualifiedJourneyTest {

    @Inject
    Facts facts;

    @Test
    void whoWasDisqualifiedMeanwhileDoesNotComeBackOnTheirDayButWhenTheyQualifyAnew() {
        // Given
        LeadId lead = captured();
        facts.assigned(lead, "rep-a");
        foldedIs(facts.disqualified(lead, "unreachable-country"));

        // When
        facts.publish(Topics.PIPELINE, EventTypes.LEAD_RECYCLED, lead,
                new LeadRecycled(lead, 1, "rep-a", "not-now", "2026-01-01", "rep-a"));

        // Then
        Api.eventually(() -> assertThat(Api.refusals(lead)).anyMatch(refused -> refused.contains("\"disqualified\"")
                && refused.contains("unreachable-country")));
        assertThat(Api.history(lead)).containsExactly("lead.assigned", "lead.recycled");

        // When
        facts.disqualified(lead);
        facts.qualified(lead);

        // Then
        Api.eventually(() -> assertThat(Api.history(lead))
                .containsExactly("lead.assigned", "lead.recycled", "lead.woken", "lead.assigned"));
    }

    @Test
    void whoWasHeldBackAndDisqualifiedIsNotHandedOverWhenConsentIsGiven() {
        // Given
        LeadId lead = captured();
        foldedIs(facts.consent(lead, "phone", "withdrawn"));
        UUID qualified = facts.qualified(lead);
        Api.eventually(() -> refusedAs(qualified, "consent-withdrawn"));
        foldedIs(facts.disqualified(lead, "student"));

        // When
        facts.consent(lead, "phone", "granted");

        // Then
        Api.eventually(() -> refusedAs(Uuid5.of(qualified, "consent-given"), "disqualified"));
        assertThat(Api.history(lead)).isEmpty();

        // When
        facts.disqualified(lead);
        facts.qualified(lead);

        // Then
        Api.ownerOf(lead);
    }

    @Test
    void whatIsSaidOfOneIdHoldsForThePerson() {
        // Given
        LeadId lead = captured();
        LeadId other = captured();
        facts.linked(lead, other);
        Api.eventually(() -> Api.manager().post("/leads/" + other + "/accept").then().statusCode(409));
        foldedIs(facts.disqualified(other, "student"));

        // When it qualified before, and that is read now
        UUID late = qualifiedAt(lead, Instant.parse("2026-01-01T00:00:00Z"));
        UUID lateUnderTheOther = qualifiedAt(other, Instant.parse("2026-01-01T00:00:00Z"));

        // Then
        Api.eventually(() -> refusedAs(late, "disqualified"));
        Api.eventually(() -> refusedAs(lateUnderTheOther, "disqualified"));
        assertThat(Api.history(lead)).isEmpty();
    }

    @Test
    void whoQualifiedAfterwardsIsHandedOverThoughTheTablesDoNotKnowYet() {
        // Given
        LeadId lead = captured();
        LeadId other = captured();
        facts.linked(lead, other);
        Api.eventually(() -> Api.manager().post("/leads/" + other + "/accept").then().statusCode(409));
        foldedIs(facts.disqualified(lead, "student"));

        // When
        facts.qualified(other);

        // Then
        Api.ownerOf(lead);
    }

    @Test
    void whoHasTheLeadSeesWhy() {
        // Given
        LeadId lead = captured();
        foldedIs(facts.assigned(lead, "rep-a"));
        String reasons = "leads.find { it.leadId == '" + lead + "' }.disqualifiedBy";
        Api.rep("rep-a").queryParam("limit", 100).get("/inbox").then().statusCode(200).body(reasons, nullValue());

        // When
        foldedIs(facts.disqualified(lead, "unreachable-country", "student"));

        // Then
        Api.rep("rep-a").queryParam("limit", 100).get("/inbox").then().statusCode(200)
                .body(reasons, equalTo(List.of("student", "unreachable-country")));

        // When
        foldedIs(facts.disqualified(lead));

        // Then
        Api.rep("rep-a").queryParam("limit", 100).get("/inbox").then().statusCode(200).body(reasons, nullValue());
    }

    private LeadId captured() {
        LeadId lead = Facts.freshLead();
        foldedIs(facts.captured(lead, "Ana Souza", "Moinho Azul"));
        return lead;
    }

    private UUID qualifiedAt(LeadId lead, Instant asOf) {
        return facts.publish(Topics.SCORES, EventTypes.LEAD_QUALIFIED, lead, new LeadQualified(lead, 1, "threshold", "A1", "standard", 1,
                asOf.toString(), Facts.now().toString()));
    }

    private static void refusedAs(UUID request, String code) {
        Api.manager().get("/requests/" + request).then().body("refusal", equalTo(code));
    }

    private static void foldedIs(UUID event) {
        Api.manager().queryParam("after", event).get("/inbox").then().statusCode(200);
    }
}
