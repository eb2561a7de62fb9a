package org.tandem.pipeline.routing;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.tandem.events.pipeline.PipelineEvent.Candidate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TurnsTest {

    @Test
    void spreadsTheHeavyOneAsNginxDoes() {
        assertThat(picks(7, weighing("a", 5), weighing("b", 1), weighing("c", 1)))
                .containsExactly("a", "a", "b", "a", "c", "a", "a");
    }

    @Test
    void sharesSixTurnsAmongThree() {
        assertThat(picks(6, weighing("ana", 3), weighing("ben", 2), weighing("cho", 1)))
                .containsExactly("ana", "ben", "ana", "cho", "ben", "ana");
    }

    @Test
    void givesATieToTheLowestIdWhateverTheOrder() {
        assertThat(picks(3, weighing("c", 1), weighing("b", 1), weighing("a", 1))).containsExactly("a", "b", "c");
    }

    @Test
    void doesNotFloodWhoeverWasAway() {
        // Given
        List<Candidate> both = List.of(weighing("a", 1), weighing("b", 1));
        Turns turns = Turns.NONE_YET;
        for (int i = 0; i < 100; i++) {
            turns = turns.after(List.of(weighing("a", 1)), "a");
        }

        // When
        List<String> next = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            next.add(turns.next(both));
            turns = turns.after(both, next.get(i));
        }

        // Then
        assertThat(next).containsExactly("a", "b", "a", "b");
    }

    @Test
    void needsSomebody() {
        assertThatIllegalArgumentException().isThrownBy(() -> Turns.NONE_YET.next(List.of()));
    }

    @Property(tries = 200)
    void sharesAnyMultipleOfTheWeightsExactly(@ForAll("teams") List<Candidate> team, @ForAll @IntRange(min = 1, max = 5) int rounds) {
        // Given
        int sum = team.stream().mapToInt(Candidate::weight).sum();

        // When
        Map<String, Long> counts = picks(rounds * sum, team.toArray(Candidate[]::new)).stream()
                .collect(Collectors.groupingBy(rep -> rep, Collectors.counting()));

        // Then
        assertThat(counts).isEqualTo(team.stream()
                .collect(Collectors.toMap(Candidate::rep, candidate -> (long) rounds * candidate.weight())));
    }

    /** So the standings can be folded from assignments of many partitions, however they come. */
    @Property(tries = 100)
    void addUpTheSameInAnyOrder(@ForAll("teams") List<Candidate> team, @ForAll long seed) {
        // Given
        List<Map<String, Long>> changes = new ArrayList<>();
        Turns turns = Turns.NONE_YET;
        for (int i = 0; i < 50; i++) {
            String rep = turns.next(team);
            changes.add(Turns.changes(team, rep));
            turns = turns.after(team, rep);
        }

        // When
        Collections.shuffle(changes, new Random(seed));
        Map<String, Long> sum = new TreeMap<>();
        changes.forEach(change -> change.forEach((rep, by) -> sum.merge(rep, by, Long::sum)));

        // Then
        assertThat(sum).isEqualTo(turns.standings());
        assertThat(sum.values().stream().mapToLong(Long::longValue).sum()).isZero();
    }

    @Provide
    Arbitrary<List<Candidate>> teams() {
        return Arbitraries.integers().between(1, 20).list().ofMinSize(1).ofMaxSize(8).map(weights -> {
            List<Candidate> team = new ArrayList<>();
            for (int i = 0; i < weights.size(); i++) {
                team.add(weighing("rep-" + i, weights.get(i)));
            }
            return team;
        });
    }

    private static List<String> picks(int many, Candidate... candidates) {
        List<Candidate> pool = List.of(candidates);
        List<String> picks = new ArrayList<>();
        Turns turns = Turns.NONE_YET;
        for (int i = 0; i < many; i++) {
            picks.add(turns.next(pool));
            turns = turns.after(pool, picks.get(i));
        }
        return picks;
    }

    private static Candidate weighing(String rep, int weight) {
        return new Candidate(rep, weight);
    }
}
