package org.tandem.leadcapture.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A token bucket for each who comes. Whoever stayed away for as long as a bucket takes to fill is as if new, and so is
 * forgotten; and where more come than are to be remembered, whoever came least is.
 */
final class Buckets<K> {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Cache<K, Bucket> buckets;
    private final Function<K, Bucket> full;

    /**
     * @param atOnce how many a bucket holds
     * @param refill how many it gets in each period, evenly
     * @param most   how many are remembered, at most
     */
    Buckets(int atOnce, int refill, Duration period, int most, TimeMeter clock) {
        // Its upkeep is done by who comes: handing it to another thread costs more than doing it.
        this.buckets = Caffeine.newBuilder().maximumSize(most).expireAfterAccess(period.multipliedBy(atOnce).dividedBy(refill))
                .ticker(clock::currentTimeNanos).executor(Runnable::run).build();
        this.full = who -> Bucket.builder().addLimit(limit -> limit.capacity(atOnce).refillGreedy(refill, period))
                .withCustomTimePrecision(clock).build();
    }

    /** Whole seconds until one may; 0 if it may now, and that is counted. */
    long secondsToWait(K who) {
        ConsumptionProbe probe = buckets.get(who, full).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : (probe.getNanosToWaitForRefill() + SECOND - 1) / SECOND;
    }

    /** How many are remembered now. */
    long remembered() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }
}
