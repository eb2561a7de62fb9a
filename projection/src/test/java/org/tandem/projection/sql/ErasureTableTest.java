package org.tandem.projection.sql;

import org.junit.jupiter.api.Test;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class ErasureTableTest {

    private static final Instant ERASED = Instant.parse("2026-11-20T09:30:00.000001Z");

    @Test
    void anErasureThatWasNotKnownCoversWhateverTheClockSaid() {
        assertThat(covered(ERASED.plusSeconds(60), ErasureTable.NEVER)).isTrue();
        assertThat(covered(ERASED.plusSeconds(60), ERASED.minusNanos(1_000))).isTrue();
    }

    @Test
    void whatKnewTheErasureStays() {
        assertThat(covered(ERASED.plusSeconds(60), ERASED)).isFalse();
        assertThat(covered(ERASED.plusSeconds(60), ERASED.plusNanos(999))).isFalse();
    }

    @Test
    void whatWasRecordedUntilThenIsCoveredInAnyCase() {
        assertThat(covered(ERASED, ERASED)).isTrue();
        assertThat(covered(ERASED.minusSeconds(60), null)).isTrue();
    }

    @Test
    void whatDoesNotSayIsCoveredByTheTimeAlone() {
        assertThat(covered(ERASED.plusNanos(1_000), null)).isFalse();
    }

    private static boolean covered(Instant recordedAt, Instant known) {
        return ErasureTable.covers(ERASED, ErasureTable.coveredFrom(recordedAt, known));
    }
}
