package org.tandem.scoring.engagement;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * How engagement goes on from a moment if nothing more happens:
 * {@code E(t) = min(cap, max(0, Σ_g min(cap_g, p_g·2^(−(t−t₀)/h_g)) − n_g·2^(−(t−t₀)/h_g)))}.
 *
 * <p>It need not fall all the time: negative points decay as well, so a lead may rise by doing nothing.
 *
 * @param from  t₀
 * @param parts the groups that have points
 * @param cap   of all groups together
 */
public record Decay(Instant from, List<Part> parts, int cap) {

    /** Changes are found to the millisecond. */
    private static final long RESOLUTION_MICROS = 1_000;
    /** After so many half-lives nothing is left that a threshold could notice. */
    private static final int HALF_LIVES = 64;

    public Decay {
        parts = List.copyOf(parts);
    }

    /**
     * One group.
     *
     * @param plus  positive points at {@code from}, not capped
     * @param minus negative points at {@code from}, as a positive number
     */
    public record Part(String group, double plus, double minus, int cap, long halfLifeMicros) {

        /** What remains of one point after so long. */
        double left(long micros) {
            return Math.pow(2, -(double) micros / halfLifeMicros);
        }
    }

    public double at(Instant moment) {
        long micros = DecayingSum.micros(moment) - DecayingSum.micros(from);
        return clamped(plus(micros) - minus(micros));
    }

    /**
     * The first moment after {@code from} at which a property of the points is another one than at {@code from}.
     *
     * <p>Found by halving intervals. In an interval positive points only fall and negative ones only fade, so its ends
     * bound everything between them, and one whose bounds have the same property throughout is left out as a whole: no
     * change is overlooked, however short.
     *
     * @param thresholds in ascending order; between two of them the property is the same
     * @param property   of so many thresholds reached
     * @param until      where to stop looking; null for never
     */
    public Optional<Instant> firstChange(double[] thresholds, IntFunction<Object> property, Instant until) {
        Object now = property.apply(reached(thresholds, at(from)));
        long end = parts.stream().mapToLong(Part::halfLifeMicros).max().orElse(0) * HALF_LIVES;
        if (until != null) {
            end = Math.min(end, DecayingSum.micros(until) - DecayingSum.micros(from));
        }
        long found = end <= 0 ? -1 : search(thresholds, property, now, 0, end);
        return found < 0 ? Optional.empty() : Optional.of(from.plus(found, ChronoUnit.MICROS));
    }

    private long search(double[] thresholds, IntFunction<Object> property, Object now, long begin, long end) {
        int least = reached(thresholds, clamped(plus(end) - minus(begin)));
        int most = reached(thresholds, clamped(plus(begin) - minus(end)));
        boolean alike = true;
        for (int reached = least; reached <= most; reached++) {
            alike &= now.equals(property.apply(reached));
        }
        if (alike) {
            return -1;
        }
        if (end - begin <= RESOLUTION_MICROS) {
            int reached = reached(thresholds, clamped(plus(end) - minus(end)));
            return now.equals(property.apply(reached)) ? -1 : end;
        }
        long middle = begin + (end - begin) / 2;
        long found = search(thresholds, property, now, begin, middle);
        return found >= 0 ? found : search(thresholds, property, now, middle, end);
    }

    private static int reached(double[] thresholds, double points) {
        int reached = 0;
        while (reached < thresholds.length && points >= thresholds[reached]) {
            reached++;
        }
        return reached;
    }

    private double plus(long micros) {
        double sum = 0;
        double left = 0;
        long halfLife = -1;
        for (Part part : parts) {
            if (part.halfLifeMicros() != halfLife) {
                halfLife = part.halfLifeMicros();
                left = part.left(micros);
            }
            sum += Math.min(part.cap(), part.plus() * left);
        }
        return sum;
    }

    private double minus(long micros) {
        double sum = 0;
        double left = 0;
        long halfLife = -1;
        for (Part part : parts) {
            if (part.minus() > 0) {
                if (part.halfLifeMicros() != halfLife) {
                    halfLife = part.halfLifeMicros();
                    left = part.left(micros);
                }
                sum += part.minus() * left;
            }
        }
        return sum;
    }

    private double clamped(double points) {
        return Math.min(cap, Math.max(0, points));
    }
}
