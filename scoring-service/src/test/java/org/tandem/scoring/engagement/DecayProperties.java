package org.tandem.scoring.engagement;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tandem.scoring.engagement.Decay.Part;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class DecayProperties {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final double[] THRESHOLDS = {15, 25, 50, 60};
    private static final long DAY = Duration.ofDays(1).toNanos() / 1_000;

    @Example
    void aSingleGroupCrossesWhereTheFormulaSays() {
        Decay decay = new Decay(NOW, List.of(new Part("web", 38, 0, 40, 30 * DAY)), 100);

        Instant crossing = decay.firstChange(new double[]{25}, reached -> reached, null).orElseThrow();

        double days = 30 * Math.log(38 / 25.0) / Math.log(2);
        assertThat(Duration.between(NOW, crossing).toMillis()).isCloseTo((long) (days * 86_400_000), org.assertj.core.api.Assertions.within(2L));
    }

    @Example
    void aLeadRisesWhenWhatSpeaksAgainstItFades() {
        // Given capped points that stay at the cap for a while, and negative ones that fade meanwhile
        Decay decay = new Decay(NOW, List.of(new Part("web", 4_000, 20, 40, 30 * DAY)), 100);

        Optional<Instant> rise = decay.firstChange(new double[]{25}, reached -> reached, null);

        assertThat(decay.at(NOW)).isEqualTo(20);
        assertThat(decay.at(rise.orElseThrow())).isGreaterThanOrEqualTo(25);
    }

    @Property(tries = 200)
    void nothingChangesBeforeTheFirstChangeAndSomethingWithIt(@ForAll("decays") Decay decay) {
        // When
        Optional<Instant> change = decay.firstChange(THRESHOLDS, reached -> reached, null);

        // Then
        int now = reached(decay.at(NOW));
        long micros = change.map(at -> Duration.between(NOW, at).toNanos() / 1_000).orElse(2_000 * DAY);
        for (int i = 0; i < 500; i++) {
            Instant before = NOW.plusNanos(Math.max(0, micros - 1_000) / 500 * i * 1_000);
            assertThat(reached(decay.at(before))).as(before.toString()).isEqualTo(now);
        }
        change.ifPresent(at -> assertThat(reached(decay.at(at))).isNotEqualTo(now));
    }

    @Provide
    Arbitrary<Decay> decays() {
        Arbitrary<Part> parts = Combinators.combine(Arbitraries.doubles().between(0, 300), Arbitraries.doubles().between(0, 60),
                Arbitraries.integers().between(10, 40), Arbitraries.of(7, 30, 90))
                .as((plus, minus, cap, days) -> new Part("g", plus, minus, cap, days * DAY));
        return parts.list().ofMinSize(1).ofMaxSize(5).map(list -> new Decay(NOW, list, 100));
    }

    private static int reached(double points) {
        int reached = 0;
        while (reached < THRESHOLDS.length && points >= THRESHOLDS[reached]) {
            reached++;
        }
        return reached;
    }
}
