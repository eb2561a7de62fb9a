package org.tandem.rest.guard;

import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

class DeadlineSettingsTest {

    @Test
    void aDeadlineBeforeWhichNothingCanArriveIsBroken() {
        assertThat(new DeadlineSettings(() -> Duration.ZERO).broken()).singleElement().asString()
                .startsWith("tandem.rest.request-deadline=PT0S").contains("lets no request in").doesNotContain("\n");
    }

    @Test
    void anyOtherIsNot() {
        assertThat(new DeadlineSettings(() -> Duration.ofSeconds(10)).broken()).isEmpty();
    }
}
