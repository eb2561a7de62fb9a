package org.tandem.local.supervise;

import org.junit.jupiter.api.Test;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressTest {

    private static final Instant BEGAN = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void isSaidAfterTwoSecondsAndThenEveryFive() {
        Progress progress = new Progress(BEGAN);

        assertThat(progress.at(BEGAN.plusMillis(1_999), "waiting for broker")).isEmpty();
        assertThat(progress.at(BEGAN.plusMillis(2_000), "waiting for broker")).contains("  waiting for broker: 2 s");
        assertThat(progress.at(BEGAN.plusMillis(6_999), "waiting for broker")).isEmpty();
        assertThat(progress.at(BEGAN.plusMillis(7_000), "waiting for broker")).contains("  waiting for broker: 7 s");
    }
}
