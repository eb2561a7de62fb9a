package org.tandem.projection.publish;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes are on their way to the broker, on average over the last second or so. One look would not do: a broker
 * that holds its breath for 20 ms makes every process look busy.
 */
final class MeanInFlight {

    /** A change is seen to two thirds after this time. */
    private static final double SETTLES_IN_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Bytes times the microseconds that each was on its way; differences of it are right even after it overflowed. */
    private final AtomicLong byteMicros = new AtomicLong();

    private long seenByteMicros;
    private long seenAt;
    private double mean;

    MeanInFlight(long nanoTime) {
        seenAt = nanoTime;
    }

    /** That many bytes have arrived, after so long. */
    void arrived(long bytes, long nanos) {
        byteMicros.addAndGet(bytes * TimeUnit.NANOSECONDS.toMicros(nanos));
    }

    /** The mean up to now, weighted towards now. */
    synchronized double bytes(long nanoTime) {
        long nanos = nanoTime - seenAt;
        if (nanos > 0) {
            long sum = byteMicros.get();
            double lately = TimeUnit.MICROSECONDS.toNanos(sum - seenByteMicros) / (double) nanos;
            mean += (lately - mean) * -Math.expm1(-nanos / SETTLES_IN_NANOS);
            seenByteMicros = sum;
            seenAt = nanoTime;
        }
        return mean;
    }
}
