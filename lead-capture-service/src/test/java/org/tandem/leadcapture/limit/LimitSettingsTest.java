package org.tandem.leadcapture.limit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class LimitSettingsTest {

    @Test
    void whatIsInOrderStarts() {
        assertThat(new LimitSettings(LimitsTest.config(Map.of())).broken()).isEmpty();
        assertThat(new LimitSettings(LimitsTest.config(Map.of("tandem.capture.requests-per-second", "20000",
                "tandem.capture.trusted-proxies", "10.0.0.0/8,fd00::/8"))).broken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
            "tandem.capture.submissions-at-once, 0, tandem.capture.submissions-at-once=0 lets nobody in",
            "tandem.capture.submissions-per-minute, -1, tandem.capture.submissions-per-minute=-1 lets nobody in",
            "tandem.capture.remembered-addresses, 0, tandem.capture.remembered-addresses=0 lets nobody in",
            "tandem.capture.requests-per-second, 0, tandem.capture.requests-per-second=0 lets nobody in",
            "tandem.capture.trusted-proxies, ingress, tandem.capture.trusted-proxies: ingress is no network"})
    void whatLetsNobodyInIsBroken(String setting, String value, String why) {
        assertThat(new LimitSettings(LimitsTest.config(Map.of(setting, value))).broken()).singleElement().asString()
                .startsWith(why).doesNotContain("\n");
    }
}
