package org.tandem.feedback.verdict;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

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

    /** How the counts change when these verdicts are there in place of those; of each attempt one counts. */
    public static VerdictCounts change(Collection<Verdict> before, Collection<Verdict> after) {
        Map<OfAttempt, Verdict> counted = counting(before);
        Map<OfAttempt, Verdict> counts = counting(after);
        VerdictCounts change = new VerdictCounts();
        counted.forEach((attempt, verdict) -> change.replace(verdict, counts.remove(attempt)));
        counts.values().forEach(verdict -> change.replace(null, verdict));
        return change;
    }

    private static Map<OfAttempt, Verdict> counting(Collection<Verdict> verdicts) {
        Map<OfAttempt, Verdict> counting = new HashMap<>();
        verdicts.forEach(verdict ->
                counting.merge(new OfAttempt(verdict.leadId(), verdict.attempt()), verdict, Verdict::later));
        return counting;
    }

    private record OfAttempt(UUID leadId, int attempt) {
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
