package org.tandem.analytics.measure;

import java.util.TreeMap;

/**
 * The middle and the ninth tenth of counted values, by nearest rank: the smallest value that so many do not exceed.
 *
 * @param median null where there is no value, and {@code reason} then says why
 * @param of     how many values
 */
public record Spread(Integer median, Integer p90, long of, String reason) {

    public static Spread undefined(Undefined why) {
        return new Spread(null, null, 0, why.code());
    }

    /** Values with how often each is there. */
    public static final class Counted {

        private final TreeMap<Integer, Long> values = new TreeMap<>();

        public void add(int value, long times) {
            values.merge(value, times, Long::sum);
        }

        public Spread spread(Undefined ifNone) {
            long all = values.values().stream().mapToLong(Long::longValue).sum();
            return all <= 0 ? undefined(ifNone) : new Spread(at(all, 50), at(all, 90), all, null);
        }

        private int at(long all, int percent) {
            long rank = Math.max(1, (all * percent + 99) / 100);
            long passed = 0;
            for (var entry : values.entrySet()) {
                passed += entry.getValue();
                if (passed >= rank) {
                    return entry.getKey();
                }
            }
            return values.lastKey();
        }
    }
}
