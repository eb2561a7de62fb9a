package org.tandem.rest.start;

import io.quarkus.arc.All;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.util.List;
import java.util.stream.Stream;

/** Ends a start with settings that must not run, before anything is written or answered. */
@ApplicationScoped
class StartWithSafeSettings {

    /** Exit code of a service that must not run as configured (EX_CONFIG), as where the stream is what is wrong. */
    private static final int REFUSED = 78;

    private final List<SettingsCheck> checks;

    StartWithSafeSettings(@All List<SettingsCheck> checks) {
        this.checks = checks;
    }

    /** First of all: the stream is brought up by the same event. */
    void check(@Observes @Priority(1) StartupEvent event) {
        check(LaunchMode.current() == LaunchMode.NORMAL);
    }

    void check(boolean production) {
        List<String> problems = Stream.concat(
                checks.stream().flatMap(check -> check.broken().stream()),
                production ? checks.stream().flatMap(check -> check.unsafe().stream()) : Stream.empty()).toList();
        if (!problems.isEmpty()) {
            // As a cause, its message is printed without a stack trace; by itself it ends the start and leaves the process waiting.
            throw new IllegalStateException(new PreventFurtherStepsException(
                    "refusing to start:\n  " + String.join("\n  ", problems), REFUSED));
        }
    }
}
