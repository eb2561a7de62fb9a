package org.tandem.local.supervise;

import java.time.Duration;

/**
 * How long to wait before a process that died is started again: 1 s, then twice as long each time, 30 s at most; and 1 s
 * again after it ran for a minute, because then it was something else that killed it.
 *
 * @param deaths one after the other
 */
record BackOff(int deaths) {

    static final BackOff NONE = new BackOff(0);

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration HEALTHY = Duration.ofMinutes(1);

    BackOff after(Duration ran) {
        return new BackOff(ran.compareTo(HEALTHY) >= 0 ? 1 : deaths + 1);
    }

    Duration delay() {
        if (deaths == 0) {
            return Duration.ZERO;
        }
        Duration delay = FIRST.multipliedBy(1L << Math.min(deaths - 1, 10));
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }
}
