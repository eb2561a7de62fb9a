package org.tandem.pipeline.routing;

import org.tandem.events.pipeline.PipelineEvent.Candidate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whose turn it is in a pool: smooth weighted round robin, as nginx balances its upstreams. Each time, every candidate's
 * standing grows by their weight; the one who stands highest has the turn (ties: lowest id) and goes back by the sum of the
 * weights. So leads are spread evenly in time too: weights 5, 1, 1 give a a b a c a a, not five in a row. With the same
 * candidates, any multiple of the sum of weights is shared exactly in proportion.
 *
 * <p>A standing is a sum of what each turn added, so it can be folded from the turns in any order. Somebody who joins or
 * comes back begins where they stood, and is not flooded to make up for their absence.
 *
 * @param standings by rep; who is not in it stands at 0
 */
public record Turns(Map<String, Long> standings) {

    public static final Turns NONE_YET = new Turns(Map.of());

    public Turns {
        standings = Map.copyOf(standings);
    }

    /** Whose turn is next; at least one candidate. */
    public String next(List<Candidate> candidates) {
        String next = null;
        long highest = Long.MIN_VALUE;
        for (Candidate candidate : candidates) {
            long stands = standings.getOrDefault(candidate.rep(), 0L) + candidate.weight();
            if (stands > highest || stands == highest && candidate.rep().compareTo(next) < 0) {
                next = candidate.rep();
                highest = stands;
            }
        }
        if (next == null) {
            throw new IllegalArgumentException("nobody to choose from");
        }
        return next;
    }

    /** After {@code rep} had the turn. */
    public Turns after(List<Candidate> candidates, String rep) {
        Map<String, Long> changed = new TreeMap<>(standings);
        changes(candidates, rep).forEach((who, by) -> changed.merge(who, by, Long::sum));
        return new Turns(changed);
    }

    /** What {@code rep}'s turn adds to each candidate's standing; the sum of all is 0. */
    public static Map<String, Long> changes(List<Candidate> candidates, String rep) {
        Map<String, Long> changes = new TreeMap<>();
        long sum = 0;
        for (Candidate candidate : candidates) {
            changes.merge(candidate.rep(), (long) candidate.weight(), Long::sum);
            sum += candidate.weight();
        }
        changes.merge(rep, -sum, Long::sum);
        return changes;
    }
}
