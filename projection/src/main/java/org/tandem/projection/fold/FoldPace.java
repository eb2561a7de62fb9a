package org.tandem.projection.fold;

import java.time.Duration;

/**
 * How long to rest after a batch. A transaction costs about the same for one record as for a hundred, so it pays to let
 * some come together; and whoever waits for an acknowledgement goes before tables that nobody may be looking at.
 */
final class FoldPace {

    private static final int MANY = 1_000;
    private static final Duration SHORTEST = Duration.ofMillis(5);
    private static final Duration LONGEST = Duration.ofMillis(40);
    /** Rests longer than the fold took, while many wait for the broker: an eighth of the time is left for folding. */
    private static final int GIVING_WAY = 7;
    private static final Duration LONGEST_GIVING_WAY = Duration.ofMillis(500);

    private FoldPace() {
    }

    /**
     * @param took    the batch that was just folded, in nanoseconds
     * @param waiting records that are known to wait
     * @param busy    whether this process publishes more than its share of the processor allows beside folding
     * @return nanoseconds; none while catching up, because then batches are full anyway
     */
    static long rest(long took, long waiting, boolean busy) {
        if (busy) {
            return Math.max(SHORTEST.toNanos(), Math.min(LONGEST_GIVING_WAY.toNanos(), GIVING_WAY * took));
        }
        return waiting >= MANY ? 0 : Math.max(SHORTEST.toNanos(), Math.min(LONGEST.toNanos(), took));
    }
}
