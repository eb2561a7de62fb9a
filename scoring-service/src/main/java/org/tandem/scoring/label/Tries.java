package org.tandem.scoring.label;

import java.time.Duration;
import java.time.Instant;

/** How often somebody tried to reach a lead in one attempt, and from when to when. */
public record Tries(int attempt, int count, Instant first, Instant last) {

    /** From so many on, "unreachable" says something of the lead and not of who tried. */
    static final int ENOUGH = 6;
    /** And over so long: six calls in one afternoon are one try. */
    static final Duration LONG_ENOUGH = Duration.ofDays(10);

    boolean areEnough() {
        return count >= ENOUGH && Duration.between(first, last).compareTo(LONG_ENOUGH) >= 0;
    }
}
