package org.tandem.projection.fold;

import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

class FoldPaceTest {

    private static final boolean BUSY = true;
    private static final boolean QUIET = false;
    private static final long NOW = Long.MAX_VALUE - 7;

    private final FoldPace pace = new FoldPace();

    @Test
    void letsAFewRecordsComeTogetherForNineTimesAsLongAsTheLastOnesTook() {
        assertThat(pace.rest(NOW, millis(4), 3, QUIET)).isEqualTo(millis(36));
        assertThat(pace.rest(NOW, 1, 3, QUIET)).isEqualTo(millis(5));
        assertThat(pace.rest(NOW, millis(900), 3, QUIET)).isEqualTo(millis(100));
    }

    @Test
    void keepsWhatOthersGoOnFromOnlyAsLongAsTheLastRecordsTook() {
        // Given
        pace.handedOn(NOW);

        // Then
        assertThat(pace.rest(NOW, millis(4), 3, QUIET)).isEqualTo(millis(4));
        assertThat(pace.rest(NOW, millis(1), 3, QUIET)).isEqualTo(millis(2));
        assertThat(pace.rest(NOW, millis(900), 3, QUIET)).isEqualTo(millis(10));
    }

    @Test
    void expectsMoreToHandOnForASecond() {
        // Given
        pace.handedOn(NOW);

        // Then
        assertThat(pace.rest(NOW + millis(999), millis(4), 3, QUIET)).isEqualTo(millis(4));
        assertThat(pace.rest(NOW + millis(1_000), millis(4), 3, QUIET)).isEqualTo(millis(36));
    }

    @Test
    void doesNotRestWhileCatchingUp() {
        assertThat(pace.rest(NOW, millis(60), 1_000, QUIET)).isZero();
    }

    @Test
    void givesWayToPublishingHoweverManyWait() {
        assertThat(pace.rest(NOW, millis(20), 1_000_000, BUSY)).isEqualTo(millis(300));
        assertThat(pace.rest(NOW, millis(20), 3, BUSY)).isEqualTo(millis(300));
    }

    @Test
    void foldsOnHoweverBusyItIs() {
        assertThat(pace.rest(NOW, millis(5_000), 1_000_000, BUSY)).isEqualTo(millis(1_000));
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
