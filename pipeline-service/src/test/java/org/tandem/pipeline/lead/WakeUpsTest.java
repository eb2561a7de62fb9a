package org.tandem.pipeline.lead;

import org.junit.jupiter.api.Test;
import org.tandem.events.ids.LeadId;
import org.tandem.events.pipeline.PipelineRequest.WakeRequested;
import org.tandem.pipeline.lifecycle.LeadState.Recycled;
import org.tandem.pipeline.routing.Owner;
import org.tandem.pipeline.routing.Team;
import org.tandem.pipeline.routing.TeamMember;
import org.tandem.projection.timer.Timer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class WakeUpsTest {

    private static final LeadId LEAD = LeadId.of("f27235cd-ddee-56b7-a887-d47febd99214");
    private static final Team TEAM = new Team(List.of(new TeamMember("rep-a", 1, ZoneId.of("America/Sao_Paulo")),
            new TeamMember("rep-b", 1, ZoneId.of("Asia/Shanghai"))), new Owner.Queue("triage"));

    @Test
    void isDueWhenTheDayBeginsWhereTheRepWorks() {
        assertThat(timer("rep-a").dueAt()).isEqualTo(Instant.parse("2027-03-01T03:00:00Z"));
        assertThat(timer("rep-b").dueAt()).isEqualTo(Instant.parse("2027-02-28T16:00:00Z"));
        assertThat(timer("somebody-who-left").dueAt()).isEqualTo(Instant.parse("2027-03-01T00:00:00Z"));
    }

    @Test
    void isDueWhereTheRepWorkedThen() {
        assertThat(WakeUps.timer(new Recycled(LEAD, 2, "rep-a", "not-now", LocalDate.parse("2027-03-01"), ZoneId.of("Asia/Shanghai")), TEAM)
                .dueAt()).isEqualTo(Instant.parse("2027-02-28T16:00:00Z"));
    }

    @Test
    void asksForTheSameHoweverOftenItFires() {
        // Given
        Timer timer = timer("rep-b");

        // When
        var ask = new WakeUps().of(timer);

        // Then
        assertThat(ask.id()).isEqualTo(timer.id()).isEqualTo(timer("rep-b").id()).isNotEqualTo(timer("rep-a").id());
        assertThat(ask.about()).isEqualTo(LEAD.toString());
        assertThat(ask.data()).isEqualTo(new WakeRequested(LEAD, 2, "2027-03-01"));
    }

    private static Timer timer(String rep) {
        return WakeUps.timer(new Recycled(LEAD, 2, rep, "not-now", LocalDate.parse("2027-03-01"), null), TEAM);
    }
}
