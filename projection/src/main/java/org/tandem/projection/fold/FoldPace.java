package org.tandem.projection.fold;

import java.time.Duration;

/**
 * How long to rest after a batch. A transaction costs about the same for one record as for a hundred, so it pays to let
 * some come together: folding takes a quarter of a processor until there is more to do, or half of one where other
 * services go on from what this one says. And whoever waits for an acknowledgement goes before tables that nobody may be
 * looking at (ADR 12).
 */
final class FoldPace {

    private static final int MANY = 1_000;
    private static final Duration SHORTEST = Duration.ofMillis(5);
    private static final int TOGETHER = 3;
    private static final Duration LONGEST = Duration.ofMillis(40);
    private static final Duration SHORTEST_HANDING_ON = Duration.ofMillis(2);
    private static final Duration LONGEST_HANDING_ON = Duration.ofMillis(10);
    /** While many wait for the broker, a sixteenth of the time is left for folding. */
    private static final int GIVING_WAY = 15;
    private static final Duration LONGEST_GIVING_WAY = Duration.ofSeconds(1);

    private FoldPace() {
    }

    /**
     * @param took    the batch that was just folded, in nanoseconds
     * @param waiting records that are known to wait
     * @param handsOn whether the batch made this service say something that others go on from
     * @param busy    whether this process publishes more than its share of the processor allows beside folding
     * @return nanoseconds; none while catching up, because then batches are full anyway
     */
    static long rest(long took, long waiting, boolean handsOn, boolean busy) {
        if (busy) {
            return between(SHORTEST, GIVING_WAY * took, LONGEST_GIVING_WAY);
        }
        if (waiting >= MANY) {
            return 0;
        }
        return handsOn ? between(SHORTEST_HANDING_ON, took, LONGEST_HANDING_ON) : between(SHORTEST, TOGETHER * took, LONGEST);
    }

    private static long between(Duration least, long nanos, Duration most) {
        return Math.max(least.toNanos(), Math.min(most.toNanos(), nanos));
    }
}
