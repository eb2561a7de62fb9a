package org.tandem.rest.guard;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class RestConfigTest {

    @Test
    void aRequestArrivesWithinTenSecondsUnlessSaid() {
        assertThat(config(Map.of()).requestDeadline()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config(Map.of("tandem.rest.request-deadline", "2s")).requestDeadline()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aFileComesAtHalfAKibibyteASecondUnlessSaid() {
        assertThat(config(Map.of()).leastPace().asLongValue()).isEqualTo(16 * 1024);
        assertThat(config(Map.of()).pacePeriod()).isEqualTo(Duration.ofSeconds(30));
    }

    static RestConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(RestConfig.class).withDefaultValues(settings)
                .build().getConfigMapping(RestConfig.class);
    }
}
