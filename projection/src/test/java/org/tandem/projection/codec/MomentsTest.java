package org.tandem.projection.codec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MomentsTest {

    @Test
    void readsWhatItWroteForAnyMoment() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            Instant moment = Instant.ofEpochSecond(random.nextLong(-62_135_596_800L, 253_402_300_799L),
                    random.nextInt(3) == 0 ? 0 : random.nextInt(1_000_000_000));

            assertThat(Moments.read(new String(Moments.write(moment), UTF_8))).isEqualTo(moment);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-10T09:20:00Z", "2026-03-10T09:20:00.1Z", "2026-03-10T09:20:00.000001Z",
            "2026-03-10T09:20:00.123456789Z", "2024-02-29T23:59:59Z", "2026-12-31T23:59:60Z", "2026-03-10T24:00:00Z",
            "+1000000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "2026-03-10T09:20:00+01:00"})
    void readsAsTheJdkDoes(String text) {
        assertThat(Moments.read(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Z", "2026-02-30T00:00:00Z", "2026-13-01T00:00:00Z", "2026-03-10T09:20:00",
            "2026-03-10T09:20:00.1234567890Z", "2026-03-10 09:20:00Z", "2026-03-10T09:20:0xZ"})
    void refusesWhatIsNoMoment(String text) {
        assertThatThrownBy(() -> Moments.read(text)).isInstanceOf(DateTimeException.class);
    }
}
