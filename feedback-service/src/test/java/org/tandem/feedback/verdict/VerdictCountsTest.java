package org.tandem.feedback.verdict;

import org.junit.jupiter.api.Test;
import org.tandem.feedback.verdict.VerdictCounts.Key;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class VerdictCountsTest {

    private static final Instant MONDAY = Instant.parse("2026-11-16T23:59:59.999999Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-16");
    private static final Origin FAIR = new Origin("trade-fair", "spring-fair");

    private final VerdictCounts counts = new VerdictCounts();

    @Test
    void countsBySourceCampaignAndDay() {
        // When
        counts.replace(null, verdict(1, 1, "good", FAIR, MONDAY));
        counts.replace(null, verdict(2, 1, "good", FAIR, MONDAY));
        counts.replace(null, verdict(3, 1, "good", Origin.UNKNOWN, MONDAY));
        counts.replace(null, verdict(4, 1, "good", FAIR, MONDAY.plusNanos(1_000)));

        // Then
        assertThat(counts.asMap()).isEqualTo(Map.of(
                new Key(DAY, FAIR, "good"), 2L,
                new Key(DAY, Origin.UNKNOWN, "good"), 1L,
                new Key(DAY.plusDays(1), FAIR, "good"), 1L));
    }

    @Test
    void aCorrectionTakesThePlaceOfWhatItCorrects() {
        // Given
        Verdict first = verdict(1, 1, "good", FAIR, MONDAY);
        counts.replace(null, first);

        // When
        counts.replace(first, verdict(1, 2, "no-need", FAIR, MONDAY));

        // Then
        assertThat(counts.asMap()).isEqualTo(Map.of(new Key(DAY, FAIR, "no-need"), 1L));
    }

    @Test
    void whatIsForgottenIsNotCounted() {
        // Given
        Verdict first = verdict(1, 1, "good", FAIR, MONDAY);
        counts.replace(null, first);

        // When
        counts.replace(first, null);

        // Then
        assertThat(counts.asMap()).isEmpty();
    }

    /** Step by step it is what counting the verdicts that are left gives. */
    @Test
    void isTheCountOfWhatIsLeft() {
        Random random = new Random(20261120);
        Map<Integer, Verdict> current = new HashMap<>();
        List<String> codes = List.of("good", "no-need", "false-data");
        for (int step = 0; step < 2_000; step++) {
            int lead = random.nextInt(50);
            Verdict before = current.get(lead);
            Verdict after = random.nextInt(10) == 0 ? null : verdict(lead, before == null ? 1 : before.revision() + 1,
                    codes.get(random.nextInt(3)), random.nextBoolean() ? FAIR : new Origin("web-form", null),
                    MONDAY.plusSeconds(random.nextInt(200_000)));
            counts.replace(before, after);
            if (after == null) {
                current.remove(lead);
            } else {
                current.put(lead, after);
            }
        }
        VerdictCounts counted = new VerdictCounts();
        new ArrayList<>(current.values()).forEach(verdict -> counted.replace(null, verdict));
        assertThat(counts.asMap()).isEqualTo(counted.asMap()).isNotEmpty();
    }

    private static Verdict verdict(int lead, int revision, String code, Origin origin, Instant at) {
        return new Verdict(new UUID(lead, revision), new UUID(0, lead), 1, "rep-1", code, origin, revision, at);
    }
}
