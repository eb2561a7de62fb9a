package org.tandem.feedback.verdict;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What is known of one lead when a verdict on it is decided: where it came from, who held it when, what was said. */
public record LeadStanding(Origin origin, NavigableMap<Integer, Attempt> attempts, Map<Integer, Verdict> verdicts) {

    public static final LeadStanding UNKNOWN = new LeadStanding(Origin.UNKNOWN, new TreeMap<>(), Map.of());

    public LeadStanding {
        attempts = new TreeMap<>(attempts);
        verdicts = Map.copyOf(verdicts);
    }

    public static LeadStanding of(Origin origin, Collection<Attempt> attempts, Collection<Verdict> verdicts) {
        NavigableMap<Integer, Attempt> byNumber = new TreeMap<>();
        attempts.forEach(attempt -> byNumber.put(attempt.number(), attempt));
        Map<Integer, Verdict> byAttempt = new HashMap<>();
        verdicts.forEach(verdict -> byAttempt.merge(verdict.attempt(), verdict, Verdict::later));
        return new LeadStanding(origin, byNumber, byAttempt);
    }

    /** The same lead after a verdict, for the next request. */
    public LeadStanding with(Verdict given) {
        Map<Integer, Verdict> verdicts = new HashMap<>(this.verdicts);
        verdicts.merge(given.attempt(), given, Verdict::later);
        return new LeadStanding(origin, attempts, verdicts);
    }

    /** The last attempt in which this rep held the lead. */
    Optional<Attempt> lastHeldBy(String rep) {
        return attempts.descendingMap().values().stream()
                .filter(attempt -> attempt.holder().filter(rep::equals).isPresent()).findFirst();
    }

    /** Whether this rep held the lead, or said what it was worth: that there is such a lead is nothing new to them. */
    boolean isKnownTo(String rep) {
        return lastHeldBy(rep).isPresent() || verdicts.values().stream().anyMatch(verdict -> verdict.rep().equals(rep));
    }
}
