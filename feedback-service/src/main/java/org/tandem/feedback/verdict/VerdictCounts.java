package org.tandem.feedback.verdict;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many leads were worth what, by where they came from and by day: a fold of verdicts in which a correction takes the
 * place of what it corrects. Counts may be negative, when they are changes to other counts.
 */
public final class VerdictCounts {

    private final Map<Key, Long> counts = new TreeMap<>();

    /**
     * What is counted together.
     *
     * @param day the UTC day on which the verdict that counts was given
     */
    public record Key(LocalDate day, Origin origin, String verdict) implements Comparable<Key> {

        private static final Comparator<String> TEXT = Comparator.nullsFirst(Comparator.naturalOrder());
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::day)
                .thenComparing(key -> key.origin().source(), TEXT).thenComparing(key -> key.origin().campaign(), TEXT)
                .thenComparing(Key::verdict);

        static Key of(Verdict verdict) {
            return new Key(LocalDate.ofInstant(verdict.recordedAt(), ZoneOffset.UTC), verdict.origin(), verdict.code());
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** Counts a verdict in place of the one before it on the same attempt. Either may be null: there was none, or none is left. */
    public void replace(Verdict before, Verdict after) {
        if (before != null) {
            add(Key.of(before), -1);
        }
        if (after != null) {
            add(Key.of(after), 1);
        }
    }

    private void add(Key key, long change) {
        counts.merge(key, change, (a, b) -> a + b == 0 ? null : a + b);
    }

    /** Without those that are 0, in a fixed order. */
    public Map<Key, Long> asMap() {
        return new TreeMap<>(counts);
    }
}
