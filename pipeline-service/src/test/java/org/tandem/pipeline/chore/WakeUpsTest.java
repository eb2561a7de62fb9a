package org.tandem.pipeline.chore;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.tandem.events.EventTypes;
import org.tandem.events.ids.LeadId;
import org.tandem.events.pipeline.PipelineEvent.LeadRecycled;
import org.tandem.events.topic.Topics;
import org.tandem.pipeline.Api;
import org.tandem.pipeline.Facts;
import org.tandem.test.KafkaAndPostgres;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class WakeUpsTest {

    @Inject
    Facts facts;
    @Inject
    WakeUps wakeUps;

    @Test
    void givesALeadBackToItsRepOnItsDayOnceHoweverOftenItIsAskedFor() {
        // Given
        LeadId due = recycledUntil("2026-01-01");
        LeadId notDue = recycledUntil(LocalDate.now(ZoneOffset.UTC).plusDays(3).toString());

        // When
        for (int i = 0; i < 3; i++) {
            wakeUps.wake(Instant.now());
        }

        // Then
        Api.eventually(() -> assertThat(Api.history(due))
                .containsExactly("lead.assigned", "lead.recycled", "lead.woken", "lead.assigned"));
        Api.marketing().get("/leads/" + due + "/history").then().body("events[3].event.rep", equalTo("rep-a"))
                .body("events[3].event.attempt", equalTo(2)).body("events[2].event.cause", equalTo("date"));
        assertThat(Api.history(notDue)).containsExactly("lead.assigned", "lead.recycled");
    }

    private LeadId recycledUntil(String day) {
        LeadId lead = Facts.freshLead();
        facts.captured(lead, "Ana Souza", "Moinho Azul");
        facts.assigned(lead, "rep-a");
        UUID recycled = facts.publish(Topics.PIPELINE, EventTypes.LEAD_RECYCLED, lead,
                new LeadRecycled(lead, 1, "rep-a", "not-now", day, "rep-a"));
        Api.marketing().queryParam("after", recycled).get("/leads/" + lead + "/history").then().statusCode(200);
        return lead;
    }
}
