package org.tandem.local.supervise;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class BackOffTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    @Test
    void doublesUpToHalfAMinute() {
        assertThat(Stream.iterate(BackOff.NONE.after(AT_ONCE), backOff -> backOff.after(AT_ONCE)).limit(7).map(BackOff::delay))
                .containsExactly(seconds(1), seconds(2), seconds(4), seconds(8), seconds(16), seconds(30), seconds(30));
    }

    @Test
    void beginsAnewAfterAHealthyMinute() {
        BackOff many = new BackOff(12);

        assertThat(many.after(Duration.ofSeconds(60)).delay()).isEqualTo(seconds(1));
        assertThat(many.after(Duration.ofSeconds(59)).delay()).isEqualTo(seconds(30));
    }

    @Test
    void nobodyWaitsBeforeTheFirstStart() {
        assertThat(BackOff.NONE.delay()).isZero();
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
