package org.tandem.rest.guard;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.rest.start.SettingsCheck;

import java.util.List;

/** A deadline before which nothing can arrive would end every request. */
@ApplicationScoped
class DeadlineSettings implements SettingsCheck {

    private final RestConfig config;

    DeadlineSettings(RestConfig config) {
        this.config = config;
    }

    @Override
    public List<String> broken() {
        return config.requestDeadline().toMillis() >= 1 ? List.of() : List.of(
                "tandem.rest.request-deadline=" + config.requestDeadline() + " lets no request in: give a time, such as 10s");
    }
}
