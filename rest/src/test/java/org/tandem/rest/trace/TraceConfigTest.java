package org.tandem.rest.trace;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class TraceConfigTest {

    @Test
    void nothingIsRecordedUnlessSaidAndThenEverything() {
        assertThat(config(Map.of()).endpoint()).isEmpty();
        assertThat(config(Map.of()).share()).isEqualTo(1);
        assertThat(config(Map.of("tandem.traces.endpoint", "http://collector:4318")).endpoint())
                .contains(URI.create("http://collector:4318"));
        assertThat(config(Map.of("tandem.traces.share", "0.01")).share()).isEqualTo(0.01);
    }

    @Test
    void whatIsNoCollectorAndNoShareIsRefused() {
        assertThat(new TraceSettings(config(Map.of("tandem.traces.endpoint", "https://collector.example.com/"))).broken()).isEmpty();
        assertThat(new TraceSettings(config(Map.of("tandem.traces.endpoint", "collector:4318"))).broken())
                .singleElement().asString().contains("tandem.traces.endpoint=collector:4318", "http://collector:4318");
        for (String share : new String[] {"1.5", "-0.1", "NaN"}) {
            assertThat(new TraceSettings(config(Map.of("tandem.traces.share", share))).broken())
                    .singleElement().asString().contains("tandem.traces.share=");
        }
    }

    private static TraceConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(TraceConfig.class).withDefaultValues(settings)
                .build().getConfigMapping(TraceConfig.class);
    }
}
