package org.tandem.projection.fold;

import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

class FoldPaceTest {

    private static final boolean BUSY = true;
    private static final boolean QUIET = false;
    private static final boolean LAST = false;
    private static final boolean HANDS_ON = true;

    @Test
    void letsAFewRecordsComeTogetherForThreeTimesAsLongAsTheLastOnesTook() {
        assertThat(FoldPace.rest(millis(4), 3, LAST, QUIET)).isEqualTo(millis(12));
        assertThat(FoldPace.rest(millis(1), 3, LAST, QUIET)).isEqualTo(millis(5));
        assertThat(FoldPace.rest(millis(900), 3, LAST, QUIET)).isEqualTo(millis(40));
    }

    @Test
    void keepsWhatOthersGoOnFromOnlyAsLongAsTheLastRecordsTook() {
        assertThat(FoldPace.rest(millis(4), 3, HANDS_ON, QUIET)).isEqualTo(millis(4));
        assertThat(FoldPace.rest(millis(1), 3, HANDS_ON, QUIET)).isEqualTo(millis(2));
        assertThat(FoldPace.rest(millis(900), 3, HANDS_ON, QUIET)).isEqualTo(millis(10));
    }

    @Test
    void doesNotRestWhileCatchingUp() {
        assertThat(FoldPace.rest(millis(60), 1_000, LAST, QUIET)).isZero();
    }

    @Test
    void givesWayToPublishingHoweverManyWait() {
        assertThat(FoldPace.rest(millis(20), 1_000_000, LAST, BUSY)).isEqualTo(millis(300));
        assertThat(FoldPace.rest(millis(20), 3, LAST, BUSY)).isEqualTo(millis(300));
    }

    @Test
    void foldsOnHoweverBusyItIs() {
        assertThat(FoldPace.rest(millis(5_000), 1_000_000, LAST, BUSY)).isEqualTo(millis(1_000));
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
