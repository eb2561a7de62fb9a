package org.tandem.projection.fold;

import java.time.Duration;

/**
 * How long to rest after a batch. A transaction costs about the same for one record as for a hundred, so it pays to let
 * some come together: folding takes a tenth of a processor until there is more to do, or half of one where other services
 * go on from what this one says. And whoever waits for an acknowledgement goes before tables that nobody may be looking at
 * (ADR 12).
 */
final class FoldPace {

    private static final int MANY = 1_000;
    private static final Duration SHORTEST = Duration.ofMillis(5);
    private static final int TOGETHER = 9;
    private static final Duration LONGEST = Duration.ofMillis(100);
    private static final Duration SHORTEST_HANDING_ON = Duration.ofMillis(2);
    private static final Duration LONGEST_HANDING_ON = Duration.ofMillis(10);
    /** What had to be handed on lately comes again: not every batch has some, and the next must not wait for one that had none. */
    private static final Duration HANDS_ON_FOR = Duration.ofSeconds(1);
    /** While many wait for the broker, a sixteenth of the time is left for folding. */
    private static final int GIVING_WAY = 15;
    private static final Duration LONGEST_GIVING_WAY = Duration.ofSeconds(1);

    private boolean handsOn;
    private long handedOnAt;

    /** A batch made this service say something that others go on from. */
    void handedOn(long nanoTime) {
        handsOn = true;
        handedOnAt = nanoTime;
    }

    /**
     * @param nanoTime now
     * @param took     the batch that was just folded, in nanoseconds
     * @param waiting  records that are known to wait
     * @param busy     whether this process publishes more than its share of the processor allows beside folding
     * @return nanoseconds; none while catching up, because then batches are full anyway
     */
    long rest(long nanoTime, long took, long waiting, boolean busy) {
        handsOn = handsOn && nanoTime - handedOnAt < HANDS_ON_FOR.toNanos();
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
