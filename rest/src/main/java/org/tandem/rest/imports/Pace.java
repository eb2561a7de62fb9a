package org.tandem.rest.imports;

import org.tandem.rest.guard.RestConfig;

import java.time.Duration;

/** How fast a file must come: so many bytes in each period of waiting for it. */
public record Pace(long bytes, Duration period) {

    public static Pace of(RestConfig config) {
        return new Pace(config.leastPace().asLongValue(), config.pacePeriod());
    }
}
