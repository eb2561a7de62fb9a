package org.tandem.leadcapture.limit;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.leadcapture.settings.CaptureConfig;
import org.tandem.rest.start.SettingsCheck;

import java.util.ArrayList;
import java.util.List;

/** Limits that let nobody in, and proxies that nobody is. */
@ApplicationScoped
class LimitSettings implements SettingsCheck {

    private final CaptureConfig config;

    LimitSettings(CaptureConfig config) {
        this.config = config;
    }

    @Override
    public List<String> broken() {
        List<String> problems = new ArrayList<>();
        atLeastOne("submissions-at-once", config.submissionsAtOnce(), problems);
        atLeastOne("submissions-per-minute", config.submissionsPerMinute(), problems);
        atLeastOne("remembered-addresses", config.rememberedAddresses(), problems);
        config.requestsPerSecond().ifPresent(rate -> atLeastOne("requests-per-second", rate, problems));
        config.trustedProxies().orElse(List.of()).forEach(proxy -> {
            try {
                Network.of(proxy);
            } catch (IllegalArgumentException e) {
                problems.add("tandem.capture.trusted-proxies: " + e.getMessage());
            }
        });
        return problems;
    }

    private static void atLeastOne(String name, int value, List<String> problems) {
        if (value < 1) {
            problems.add("tandem.capture." + name + "=" + value + " lets nobody in: give a number from 1");
        }
    }
}
