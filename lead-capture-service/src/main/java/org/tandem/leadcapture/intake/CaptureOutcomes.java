package org.tandem.leadcapture.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.util.List;

/**
 * What can become of a capture, counted from the start: a counter that begins with the first outage at one has, for whoever
 * watches, not increased.
 */
@ApplicationScoped
class CaptureOutcomes {

    private static final List<String> ALL = List.of("accepted", "repeated", "refused", "refused-not-kept", "conflict", "unavailable",
            "unknown-key", "rate-limited");

    void register(@Observes StartupEvent event, MeterRegistry metrics) {
        ALL.forEach(outcome -> Counter.builder("tandem.captures").description("Captures by what became of them")
                .tag("outcome", outcome).register(metrics));
    }
}
