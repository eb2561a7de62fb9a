package org.tandem.rest.trace;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.rest.start.SettingsCheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A mistyped collector would be found out on the day on which a trace is needed. */
@ApplicationScoped
class TraceSettings implements SettingsCheck {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final TraceConfig config;

    TraceSettings(TraceConfig config) {
        this.config = config;
    }

    @Override
    public List<String> broken() {
        List<String> problems = new ArrayList<>();
        config.endpoint().filter(endpoint -> !SCHEMES.contains(String.valueOf(endpoint.getScheme()))).ifPresent(endpoint ->
                problems.add("tandem.traces.endpoint=" + endpoint + " is no address of a collector: give one such as http://collector:4318"));
        if (!(config.share() >= 0 && config.share() <= 1)) {
            problems.add("tandem.traces.share=" + config.share() + " is no share: give a number from 0 to 1");
        }
        return problems;
    }
}
