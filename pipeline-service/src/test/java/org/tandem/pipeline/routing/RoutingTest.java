package org.tandem.pipeline.routing;

import org.junit.jupiter.api.Test;
import org.tandem.events.pipeline.PipelineEvent.Candidate;
import org.tandem.events.pipeline.PipelineEvent.RoutingStep;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RoutingTest {

    private static final Owner TRIAGE = new Owner.Queue("triage");

    @Test
    void givesALeadToWhoseTurnItIsAndSaysWhoElseCouldHaveHadIt() {
        // When
        Route route = Routing.route(null, team(member("rep-a", 2), member("rep-b", 1)), Turns.NONE_YET);

        // Then
        assertThat(route).isEqualTo(new Route(new Owner.Rep("rep-a"), "pool",
                List.of(new RoutingStep("previous-owner", "none"), new RoutingStep("pool", "rep-a")), "everybody",
                List.of(new Candidate("rep-a", 2), new Candidate("rep-b", 1))));
    }

    @Test
    void givesALeadBackToWhoHadItWithoutTakingATurn() {
        // When
        Route route = Routing.route("rep-b", team(member("rep-a", 2), member("rep-b", 1)), Turns.NONE_YET);

        // Then
        assertThat(route).isEqualTo(new Route(new Owner.Rep("rep-b"), "previous-owner",
                List.of(new RoutingStep("previous-owner", "rep-b")), null, List.of()));
    }

    @Test
    void givesALeadOfSomebodyWhoTakesNoneToThePool() {
        // When
        Route route = Routing.route("rep-b", team(member("rep-a", 2), member("rep-b", 0)), Turns.NONE_YET);

        // Then
        assertThat(route.owner()).isEqualTo(new Owner.Rep("rep-a"));
        assertThat(route.steps()).containsExactly(new RoutingStep("previous-owner", "not-available"),
                new RoutingStep("pool", "rep-a"));
        assertThat(route.candidates()).extracting(Candidate::rep).containsExactly("rep-a");
    }

    @Test
    void neverGivesALeadToNobody() {
        for (Team nobody : List.of(team(), team(member("rep-a", 0)))) {
            // When
            Route route = Routing.route("rep-a", nobody, Turns.NONE_YET);

            // Then
            assertThat(route).isEqualTo(new Route(TRIAGE, "fallback", List.of(
                    new RoutingStep("previous-owner", "not-available"), new RoutingStep("pool", "nobody-available"),
                    new RoutingStep("fallback", "triage")), null, List.of()));
        }
    }

    @Test
    void fallsBackToAPersonToo() {
        assertThat(Routing.route(null, new Team(List.of(), new Owner.Rep("manager-1")), Turns.NONE_YET).owner())
                .isEqualTo(new Owner.Rep("manager-1"));
    }

    @Test
    void knowsWhereARepsDayBegins() {
        // Given
        Team team = team(new TeamMember("rep-a", 1, ZoneId.of("America/Sao_Paulo")));

        // Then
        assertThat(team.zoneOf("rep-a")).isEqualTo(ZoneId.of("America/Sao_Paulo"));
        assertThat(team.zoneOf("somebody")).isEqualTo(ZoneId.of("UTC"));
    }

    @Test
    void refusesATeamThatCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> member("rep-a", -1));
        assertThatIllegalArgumentException().isThrownBy(() -> member("rep-a", 1_001));
        assertThatIllegalArgumentException().isThrownBy(() -> team(member("rep-a", 1), member("rep-a", 2)));
    }

    private static Team team(TeamMember... members) {
        return new Team(List.of(members), TRIAGE);
    }

    private static TeamMember member(String rep, int weight) {
        return new TeamMember(rep, weight, ZoneOffset.UTC);
    }
}
