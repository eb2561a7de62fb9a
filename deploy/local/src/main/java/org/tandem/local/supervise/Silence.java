package org.tandem.local.supervise;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * How often in a row a service did not answer. Counted and not timed: a machine that slept has missed no answer.
 *
 * @param since when it was asked in vain first
 */
record Silence(int times, Instant since, Instant next) {

    private static final Duration ASK_EVERY = Duration.ofSeconds(10);
    /** Two minutes: on a machine that is busy with something else it may be slow for long. */
    private static final int TOO_OFTEN = 12;

    static Silence none(Instant now) {
        return new Silence(0, now, now.plus(ASK_EVERY));
    }

    Silence at(Instant now, BooleanSupplier answers) {
        if (now.isBefore(next)) {
            return this;
        }
        return answers.getAsBoolean() ? none(now) : new Silence(times + 1, times == 0 ? now : since, now.plus(ASK_EVERY));
    }

    boolean isTooLong() {
        return times >= TOO_OFTEN;
    }

    Duration length(Instant now) {
        return Duration.between(since, now);
    }
}
