package org.tandem.analytics.settings;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.rest.start.SettingsCheck;

import java.util.List;

/** Settings that would make figures mean nothing. */
@ApplicationScoped
class SafeSettings implements SettingsCheck {

    private final AnalyticsConfig config;

    SafeSettings(AnalyticsConfig config) {
        this.config = config;
    }

    @Override
    public List<String> unsafe() {
        double share = config.dominatingShare();
        return share > 0 && share <= 1 ? List.of()
                : List.of("tandem.analytics.dominating-share is " + share + ": give a share above 0 and up to 1, such as 0.5");
    }
}
