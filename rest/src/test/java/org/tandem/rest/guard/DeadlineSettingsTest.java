package org.tandem.rest.guard;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class DeadlineSettingsTest {

    @Test
    void aDeadlineBeforeWhichNothingCanArriveIsBroken() {
        assertThat(new DeadlineSettings(within(Duration.ZERO)).broken()).singleElement().asString()
                .startsWith("tandem.rest.request-deadline=PT0S").contains("lets no request in").doesNotContain("\n");
    }

    @Test
    void aPaceThatNobodyKeepsIsBroken() {
        assertThat(new DeadlineSettings(RestConfigTest.config(Map.of("tandem.rest.pace-period", "0s"))).broken()).singleElement().asString()
                .startsWith("tandem.rest.pace-period=PT0S").contains("lets no file in").doesNotContain("\n");
    }

    @Test
    void anyOtherIsNot() {
        assertThat(new DeadlineSettings(within(Duration.ofSeconds(10))).broken()).isEmpty();
    }

    private static RestConfig within(Duration deadline) {
        return RestConfigTest.config(Map.of("tandem.rest.request-deadline", deadline.toString()));
    }
}
