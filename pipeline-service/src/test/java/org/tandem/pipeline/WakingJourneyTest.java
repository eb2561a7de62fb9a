package org.tandem.pipeline;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.tandem.events.EventTypes;
import org.tandem.events.ids.LeadId;
import org.tandem.events.pipeline.PipelineEvent.LeadRecycled;
import org.tandem.events.topic.Topics;
import org.tandem.test.KafkaAndPostgres;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** Recycled leads come back by themselves, on a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class WakingJourneyTest {

    private static final String LONG_AGO = "2026-01-01";

    @Inject
    Facts facts;

    @Test
    void aLeadComesBackToItsRepOnItsDayAndOnce() {
        // Given
        LeadId notDue = recycledUntil(LocalDate.now(ZoneOffset.UTC).plusDays(3).toString());

        // When
        LeadId due = recycledUntil(LONG_AGO);

        // Then
        Api.eventually(() -> assertThat(Api.history(due))
                .containsExactly("lead.assigned", "lead.recycled", "lead.woken", "lead.assigned"));
        Api.marketing().get("/leads/" + due + "/history").then().body("events[3].event.rep", equalTo("rep-a"))
                .body("events[3].event.attempt", equalTo(2)).body("events[2].event.cause", equalTo("date"));
        assertThat(Api.history(notDue)).containsExactly("lead.assigned", "lead.recycled");
    }

    @Test
    void whoTookConsentBackMeanwhileDoesNotComeBackUntilTheyGiveItAgain() {
        // Given
        LeadId lead = captured();
        facts.assigned(lead, "rep-a");
        UUID withdrawn = facts.consent(lead, "phone", "withdrawn");
        Api.manager().queryParam("after", withdrawn).get("/inbox").then().statusCode(200);

        // When
        recycle(lead, LONG_AGO);
        Api.eventually(() -> assertThat(Api.refusals(lead)).anyMatch(refused -> refused.contains("consent-withdrawn")));

        // Then
        assertThat(Api.history(lead)).containsExactly("lead.assigned", "lead.recycled");

        // When
        facts.consent(lead, "phone", "granted");

        // Then
        Api.eventually(() -> assertThat(Api.history(lead))
                .containsExactly("lead.assigned", "lead.recycled", "lead.woken", "lead.assigned"));
    }

    /** Under the id that was known first there is no attempt, so nobody else would come back for the person. */
    @Test
    void aLeadThatIsLinkedToAnOlderIdComesBackUnderItsOwn() {
        // Given
        LeadId older = captured();
        LeadId lead = captured();
        facts.assigned(lead, "rep-a");
        facts.linked(older, lead);
        isWorkedOnAs(older, lead);

        // When
        recycle(lead, LONG_AGO);

        // Then
        Api.eventually(() -> assertThat(Api.history(lead))
                .containsExactly("lead.assigned", "lead.recycled", "lead.woken", "lead.assigned"));
        assertThat(Api.history(older)).isEmpty();
    }

    @Test
    void nobodyComesBackWhoIsWorkedOnUnderAnotherId() {
        // Given
        LeadId other = captured();
        LeadId lead = captured();
        facts.assigned(other, "rep-b");
        facts.linked(other, lead);
        isWorkedOnAs(lead, other);
        facts.assigned(lead, "rep-a");

        // When
        recycle(lead, LONG_AGO);

        // Then
        Api.eventually(() -> assertThat(Api.refusals(lead)).anyMatch(refused -> refused.contains("linked-away")));
        assertThat(Api.history(lead)).containsExactly("lead.assigned", "lead.recycled");
    }

    private LeadId recycledUntil(String day) {
        LeadId lead = captured();
        facts.assigned(lead, "rep-a");
        UUID recycled = recycle(lead, day);
        Api.marketing().queryParam("after", recycled).get("/leads/" + lead + "/history").then().statusCode(200);
        return lead;
    }

    private LeadId captured() {
        LeadId lead = Facts.freshLead();
        facts.captured(lead, "Ana Souza", "Moinho Azul");
        return lead;
    }

    private UUID recycle(LeadId lead, String until) {
        return facts.publish(Topics.PIPELINE, EventTypes.LEAD_RECYCLED, lead,
                new LeadRecycled(lead, 1, "rep-a", "not-now", until, "rep-a"));
    }

    private static void isWorkedOnAs(LeadId lead, LeadId canonical) {
        Api.eventually(() -> Api.manager().post("/leads/" + lead + "/accept").then().statusCode(409)
                .body("detail", equalTo("canonical: " + canonical)));
    }
}
