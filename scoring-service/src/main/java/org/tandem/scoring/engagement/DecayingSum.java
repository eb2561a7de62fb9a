package org.tandem.scoring.engagement;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A sum of points that decay by half every half-life: {@code Σ w·2^(−(t−tᵢ)/h)}, in a state that does not grow with the
 * number of events.
 *
 * <p>The usual state is {@code (value, asOf)}. In floating point its last digits depend on the order of arrival, which is
 * enough to make the tables of two versions differ. So time is cut into periods of one half-life, and each period keeps
 * the sum of its points as of its beginning, {@code Σ w·2^((tᵢ−begin)/h)}, in whole units of 2⁻³² points: sums of whole
 * numbers have no order, and taking a contribution away leaves nothing behind.
 *
 * <p>Points of {@value #PERIODS} periods ago are worth less than a billionth and are let go; so there are never more
 * entries than that.
 */
public final class DecayingSum {

    static final int PERIODS = 40;
    private static final double UNITS = 1L << 32;

    private final long halfLifeMicros;
    private final TreeMap<Long, Long> periods;

    private DecayingSum(long halfLifeMicros, TreeMap<Long, Long> periods) {
        this.halfLifeMicros = halfLifeMicros;
        this.periods = periods;
    }

    public static DecayingSum empty(Duration halfLife) {
        return of(halfLife, Map.of());
    }

    /** The state that {@link #periods} gave. */
    public static DecayingSum of(Duration halfLife, Map<Long, Long> periods) {
        return new DecayingSum(halfLife.toSeconds() * 1_000_000L, new TreeMap<>(periods));
    }

    /** Units by number of the period, counted in half-lives from 1970; without zeros. */
    public SortedMap<Long, Long> periods() {
        return new TreeMap<>(periods);
    }

    /** Adds points, or with a negative number takes the same ones away. Late ones as well as early ones. */
    public void add(double points, Instant at) {
        long micros = micros(at);
        long period = Math.floorDiv(micros, halfLifeMicros);
        // StrictMath gives the same digits on every machine: two of them may fold the same stream.
        double grown = StrictMath.pow(2, (double) Math.floorMod(micros, halfLifeMicros) / halfLifeMicros);
        long units = Math.round(Math.abs(points) * grown * UNITS);
        periods.merge(period, points < 0 ? -units : units, (a, b) -> a + b == 0 ? null : a + b);
    }

    /** Lets go of what is worth nothing any more at the moment. */
    public void forgetBefore(Instant moment) {
        periods.headMap(Math.floorDiv(micros(moment), halfLifeMicros) - PERIODS).clear();
    }

    /** What the points are worth at a moment, not before the last of them. */
    public double at(Instant moment) {
        if (periods.isEmpty()) {
            return 0;
        }
        long micros = micros(moment);
        long period = Math.floorDiv(micros, halfLifeMicros);
        double sum = 0;
        for (Map.Entry<Long, Long> one : periods.entrySet()) {
            // Whole half-lives only move the exponent.
            sum += Math.scalb(one.getValue() / UNITS, (int) Math.max(Integer.MIN_VALUE / 2, one.getKey() - period));
        }
        return sum * Math.pow(2, -(double) Math.floorMod(micros, halfLifeMicros) / halfLifeMicros);
    }

    static long micros(Instant moment) {
        // Not by ChronoUnit, which counts nanoseconds on the way and has none left for the year 1.
        return Math.addExact(Math.multiplyExact(moment.getEpochSecond(), 1_000_000L), moment.getNano() / 1_000);
    }
}
