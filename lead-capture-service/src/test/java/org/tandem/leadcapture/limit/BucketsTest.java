package org.tandem.leadcapture.limit;

import io.github.bucket4j.TimeMeter;
import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** How often somebody may, with time passed in. */
class BucketsTest {

    private static final long MILLISECOND = 1_000_000;
    private static final long SECOND = 1_000 * MILLISECOND;

    private long now = SECOND;
    private final TimeMeter clock = new TimeMeter() {

        @Override
        public long currentTimeNanos() {
            return now;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    };
    private final Buckets<String> buckets = buckets(100);

    @Test
    void whoComesAtOnceMayAsOftenAsThat() {
        assertThat(allowed("a", 100)).isEqualTo(60);
    }

    @Test
    void whoFloodsMayAsOftenAsTheRateSays() {
        // Given
        allowed("a", 100);

        // When a hundred come in each second of ten minutes
        int allowed = 0;
        for (int second = 0; second < 600; second++) {
            now += SECOND;
            allowed += allowed("a", 100);
        }

        // Then
        assertThat(allowed).isCloseTo(300, within(15));
    }

    @Test
    void theRateHoldsForThirtySecondsToo() {
        // Given
        Buckets<String> fast = new Buckets<>(1_000, 1_000, Duration.ofSeconds(1), 100, clock);
        allowed(fast, "a", 2_000);

        // When three times as many come as may, one after the other
        int allowed = 0;
        for (int i = 0; i < 30 * 3_000; i++) {
            now += SECOND / 3_000;
            allowed += allowed(fast, "a", 1);
        }

        // Then
        assertThat(allowed).isCloseTo(30_000, within(1_500));
    }

    @Test
    void whoMayNotIsToldWhenInWholeSecondsRoundedUp() {
        // Given
        allowed("a", 60);

        // Then
        assertThat(buckets.secondsToWait("a")).isEqualTo(2);
        now += 700 * MILLISECOND;
        assertThat(buckets.secondsToWait("a")).isEqualTo(2);
        now += 500 * MILLISECOND;
        assertThat(buckets.secondsToWait("a")).isEqualTo(1);
        now += 800 * MILLISECOND;
        assertThat(buckets.secondsToWait("a")).as("as it was told").isZero();
    }

    @Test
    void whoIsRefusedDoesNotWaitLongerForAskingAgain() {
        // Given
        allowed("a", 60);

        // When
        allowed("a", 10_000);
        now += 2 * SECOND;

        // Then
        assertThat(buckets.secondsToWait("a")).isZero();
    }

    @Test
    void oneThatIsNoisyLeavesTheOthersAlone() {
        for (int i = 0; i < 1_000; i++) {
            now += SECOND / 2;
            allowed("noisy", 100);
            assertThat(buckets.secondsToWait("quiet-" + i % 7)).isZero();
        }
    }

    @Test
    void nobodyIsRememberedLongerThanItTakesToBeAsIfNew() {
        // Given
        allowed("a", 60);
        assertThat(buckets.remembered()).isEqualTo(1);

        // When
        now += 120 * SECOND;

        // Then
        assertThat(buckets.remembered()).isZero();
        assertThat(allowed("a", 100)).isEqualTo(60);
    }

    @Test
    void noMoreAreRememberedThanWasSaid() {
        for (int i = 0; i < 100_000; i++) {
            buckets.secondsToWait("address " + i);
        }

        assertThat(buckets.remembered()).isBetween(1L, 100L);
    }

    @Test
    void whoFloodsIsNotForgottenForThoseWhoComeOnce() {
        // Given
        allowed("a", 1_000);

        // When
        int allowed = 0;
        for (int i = 0; i < 10_000; i++) {
            buckets.secondsToWait("address " + i);
            allowed += allowed("a", 1);
        }

        // Then
        assertThat(allowed).isZero();
    }

    private Buckets<String> buckets(int most) {
        return new Buckets<>(60, 30, Duration.ofMinutes(1), most, clock);
    }

    private int allowed(String who, int times) {
        return allowed(buckets, who, times);
    }

    private static int allowed(Buckets<String> buckets, String who, int times) {
        int allowed = 0;
        for (int i = 0; i < times; i++) {
            allowed += buckets.secondsToWait(who) == 0 ? 1 : 0;
        }
        return allowed;
    }
}
