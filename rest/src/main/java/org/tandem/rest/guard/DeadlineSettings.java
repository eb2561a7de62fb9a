package org.tandem.rest.guard;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.rest.start.SettingsCheck;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A time within which nothing can arrive would end every request. */
@ApplicationScoped
class DeadlineSettings implements SettingsCheck {

    private final RestConfig config;

    DeadlineSettings(RestConfig config) {
        this.config = config;
    }

    @Override
    public List<String> broken() {
        List<String> problems = new ArrayList<>();
        check("request-deadline", config.requestDeadline(), "request", problems);
        check("pace-period", config.pacePeriod(), "file", problems);
        return problems;
    }

    private static void check(String name, Duration time, String what, List<String> problems) {
        if (time.toMillis() < 1) {
            problems.add("tandem.rest." + name + "=" + time + " lets no " + what + " in: give a time, such as 10s");
        }
    }
}
