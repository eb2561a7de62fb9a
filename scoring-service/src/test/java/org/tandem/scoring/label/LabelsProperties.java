package org.tandem.scoring.label;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tandem.scoring.engagement.Activity.Fact;
import org.tandem.scoring.label.SalesFact.Kind;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class LabelsProperties {

    private static final Instant DAY_0 = Instant.parse("2026-03-01T09:00:00Z");
    private static final List<Tries> TRIES = List.of(new Tries(1, 8, DAY_0, DAY_0.plus(Duration.ofDays(12))),
            new Tries(2, 3, DAY_0, DAY_0.plus(Duration.ofDays(12))));

    /** Few attempts and moments, so that facts meet and tie. */
    @Provide
    Arbitrary<List<SalesFact>> facts() {
        return Combinators.combine(Arbitraries.integers().between(1, 3), Arbitraries.of(Kind.class),
                        Arbitraries.of("not-our-profile", "not-now", "unreachable", "competitor", "good", "wrong-fit", "false-data"),
                        Arbitraries.integers().between(1, 3), Arbitraries.integers().between(0, 4), Arbitraries.integers().between(-9, 9))
                .as((attempt, kind, code, revision, day, id) -> new SalesFact(attempt, kind, code, revision,
                        DAY_0.plus(Duration.ofDays(day)), new Fact(new UUID(id, kind.ordinal()),
                        new UUID(code.hashCode(), attempt * 100L + revision * 10L + day))))
                .list().ofMaxSize(12);
    }

    @Property(tries = 500)
    void orderMakesNoDifference(@ForAll("facts") List<SalesFact> facts, @ForAll Random random) {
        List<SalesFact> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, random);

        assertThat(Labels.of(shuffled, TRIES)).isEqualTo(Labels.of(facts, TRIES));
    }

    @Property(tries = 300)
    void thereIsOneLabelForEachAttemptAndTarget(@ForAll("facts") List<SalesFact> facts) {
        List<Label> labels = Labels.of(facts, TRIES);

        assertThat(labels).extracting(label -> label.attempt() + "/" + label.target()).doesNotHaveDuplicates();
        assertThat(labels.stream().filter(label -> label.target() == Target.CONVERSION).map(Label::attempt))
                .containsExactlyInAnyOrderElementsOf(facts.stream().map(SalesFact::attempt).distinct().toList());
    }

    /** Nobody could have learned from a fact before it was recorded, so a label is never older than what it says. */
    @Property(tries = 300)
    void everyLabelComesFromAFactOfTheLead(@ForAll("facts") List<SalesFact> facts) {
        assertThat(Labels.of(facts, TRIES)).allSatisfy(label -> assertThat(facts).anySatisfy(fact -> {
            assertThat(fact.fact().eventId()).isEqualTo(label.eventId());
            assertThat(fact.recordedAt()).isEqualTo(label.knownAt());
            assertThat(fact.kind()).isEqualTo(label.kind());
        }));
    }
}
