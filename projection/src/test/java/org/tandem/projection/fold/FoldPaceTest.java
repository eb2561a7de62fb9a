package org.tandem.projection.fold;

import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

class FoldPaceTest {

    private static final boolean BUSY = true;
    private static final boolean QUIET = false;

    @Test
    void letsAFewRecordsComeTogetherForThreeTimesAsLongAsTheLastOnesTook() {
        assertThat(FoldPace.rest(millis(4), 3, QUIET)).isEqualTo(millis(12));
        assertThat(FoldPace.rest(millis(1), 3, QUIET)).isEqualTo(millis(5));
        assertThat(FoldPace.rest(millis(900), 3, QUIET)).isEqualTo(millis(40));
    }

    @Test
    void doesNotRestWhileCatchingUp() {
        assertThat(FoldPace.rest(millis(60), 1_000, QUIET)).isZero();
    }

    @Test
    void givesWayToPublishingHoweverManyWait() {
        assertThat(FoldPace.rest(millis(20), 1_000_000, BUSY)).isEqualTo(millis(140));
        assertThat(FoldPace.rest(millis(20), 3, BUSY)).isEqualTo(millis(140));
    }

    @Test
    void foldsOnHoweverBusyItIs() {
        assertThat(FoldPace.rest(millis(5_000), 1_000_000, BUSY)).isEqualTo(millis(500));
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
