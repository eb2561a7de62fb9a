package org.tandem.local.state;

import org.junit.jupiter.api.Test;
import org.tandem.local.state.PortChoice.Wish;

import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PortChoiceTest {

    private static final Wish SCORING = new Wish("scoring", null, null, 8082);
    private static final Wish PIPELINE = new Wish("pipeline", null, null, 8083);

    @Test
    void everybodyGetsTheUsualPort() {
        PortChoice choice = choose(Set.of(), SCORING, PIPELINE);

        assertThat(choice.ports()).containsEntry("scoring", 8082).containsEntry("pipeline", 8083);
        assertThat(choice.said()).isEmpty();
    }

    @Test
    void aTakenPortIsReplacedAndSaid() {
        PortChoice choice = choose(Set.of(8082, 8182), SCORING, PIPELINE);

        assertThat(choice.ports()).containsEntry("scoring", 8282).containsEntry("pipeline", 8083);
        assertThat(choice.said()).containsExactly("port 8082 is taken: scoring gets 8282");
    }

    @Test
    void aPortThatWasAskedForIsNotReplaced() {
        assertThatThrownBy(() -> choose(Set.of(9000), new Wish("scoring", 9000, null, 8082)))
                .isInstanceOf(Refused.class)
                .hasMessage("port 9000 is taken: stop what listens there, or choose another with --scoring-port");
    }

    @Test
    void twoThatAskForOnePortAreRefused() {
        assertThatThrownBy(() -> choose(Set.of(), new Wish("scoring", 9000, null, 8082), new Wish("pipeline", 9000, null, 8083)))
                .isInstanceOf(Refused.class).hasMessageContaining("--pipeline-port");
    }

    @Test
    void whoAskedGoesBeforeWhoUsuallyListensThere() {
        PortChoice choice = choose(Set.of(), SCORING, new Wish("pipeline", 8082, null, 8083));

        assertThat(choice.ports()).containsEntry("scoring", 8182).containsEntry("pipeline", 8082);
    }

    @Test
    void theLastPortIsKept() {
        PortChoice choice = choose(Set.of(), new Wish("scoring", null, 8182, 8082));

        assertThat(choice.ports()).containsEntry("scoring", 8182);
        assertThat(choice.said()).isEmpty();
    }

    @Test
    void whoseLastPortIsTakenGoesBackToTheUsualOne() {
        PortChoice choice = choose(Set.of(8182), new Wish("scoring", null, 8182, 8082));

        assertThat(choice.ports()).containsEntry("scoring", 8082);
        assertThat(choice.said()).containsExactly("port 8182 is taken: scoring gets 8082");
    }

    private static PortChoice choose(Set<Integer> taken, Wish... wishes) {
        return PortChoice.of(List.of(wishes), port -> !taken.contains(port));
    }
}
