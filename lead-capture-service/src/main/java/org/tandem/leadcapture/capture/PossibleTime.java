package org.tandem.leadcapture.capture;

import org.tandem.rest.problem.FieldError;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Which moments a sender may state. */
public final class PossibleTime {

    /** How far a sender's clock may be ahead of ours. */
    static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);
    static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    private PossibleTime() {
    }

    /** What is wrong with a moment; empty if nothing is. */
    public static Optional<FieldError> flaw(String field, Instant time, Instant now) {
        if (time.isAfter(now.plus(CLOCK_TOLERANCE))) {
            return Optional.of(new FieldError(field, "in-the-future",
                    "This is more than 5 minutes from now. Check the clock and the time zone."));
        }
        return time.isBefore(EARLIEST) ? Optional.of(new FieldError(field, "too-old", "This is before 1990.")) : Optional.empty();
    }
}
