package org.tandem.analytics.count;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The facts of one lead by the attempt that they are about. The first attempt begins with the inquiry, each later one where
 * the lead came back. A deal from before belongs to no attempt of sales and is one by itself, with the number 0; the inquiry is
 * its own only as long as sales has made no attempt.
 */
final class Attempts {

    private static final int FIRST = 1;

    private Attempts() {
    }

    /** By number. None of a lead that nobody brought: it waits. */
    static Map<Integer, List<Fact>> of(Collection<Fact> facts) {
        Map<UUID, Integer> answered = new HashMap<>();
        boolean firstIsAssigned = false;
        boolean captured = false;
        TreeMap<Integer, List<Fact>> attempts = new TreeMap<>();
        for (Fact fact : facts) {
            captured |= fact.kind() == FactKind.CAPTURED;
            if (fact.kind() == FactKind.ASSIGNED) {
                firstIsAssigned |= fact.attempt() == FIRST;
                if (fact.refersTo() != null) {
                    // What reads facts has no order: of several that answer it, the earliest attempt.
                    answered.merge(fact.refersTo(), fact.attempt(), Math::min);
                }
            }
            if (fact.kind().isOfAttempt()) {
                attempts.computeIfAbsent(fact.attempt(), number -> new ArrayList<>()).add(fact);
            }
        }
        if (!captured) {
            return Map.of();
        }
        for (Fact fact : facts) {
            if (fact.kind() == FactKind.QUALIFIED) {
                // One that no assignment answers is the first attempt's, as long as that has none; else it changed nothing.
                Integer number = answered.get(fact.eventId());
                if (number != null || !firstIsAssigned) {
                    attempts.computeIfAbsent(number == null ? FIRST : number, n -> new ArrayList<>()).add(fact);
                }
            }
        }
        if (attempts.isEmpty()) {
            attempts.put(FIRST, new ArrayList<>());
        }
        Map.Entry<Integer, List<Fact>> ofSales = attempts.ceilingEntry(FIRST);
        List<Fact> first = (ofSales == null ? attempts.firstEntry() : ofSales).getValue();
        facts.stream().filter(fact -> fact.kind() == FactKind.CAPTURED).forEach(first::add);
        return attempts;
    }

    /** Counts each attempt in the funnel and what followed its qualification. */
    static void count(Collection<Fact> facts, Tally tally) {
        Map<Integer, List<Fact>> attempts = of(facts);
        if (attempts.isEmpty()) {
            return;
        }
        Dimensions ofLead = Described.by(facts);
        attempts.values().forEach(ofAttempt -> {
            Dimensions dimensions = ofLead.withRep(Described.rep(ofAttempt));
            Funnel funnel = Funnel.of(ofAttempt);
            funnel.count(Unit.ATTEMPT, dimensions, tally);
            if (funnel.hasReached(Step.MQL)) {
                new HandOver(funnel, dimensions, tally).count(ofAttempt);
            }
        });
    }

    /** What sales did after the qualification, each thing once. */
    private record HandOver(Funnel funnel, Dimensions dimensions, Tally tally) {

        void count(List<Fact> facts) {
            Fact assigned = null;
            Fact contacted = null;
            Fact answered = null;
            Fact judged = null;
            for (Fact fact : facts) {
                switch (fact.kind()) {
                    case ASSIGNED -> assigned = first(assigned, fact);
                    case CONTACTED -> contacted = first(contacted, fact);
                    case ACCEPTED, RETURNED -> answered = first(answered, fact);
                    case JUDGED_GOOD, JUDGED_OTHERWISE -> judged = judged == null || fact.revision() > judged.revision()
                            || fact.revision() == judged.revision() && Fact.BY_TIME.compare(fact, judged) > 0 ? fact : judged;
                    default -> { }
                }
            }
            count(Step.ASSIGNED, assigned);
            count(Step.CONTACTED, contacted);
            count(Step.ANSWERED, answered);
            count(Step.JUDGED, judged);
            if (judged != null && judged.kind() == FactKind.JUDGED_GOOD) {
                count(Step.JUDGED_GOOD, judged);
            }
        }

        private void count(Step step, Fact fact) {
            if (fact == null) {
                return;
            }
            Fact qualified = funnel.recorded(Step.MQL);
            boolean timed = funnel.isRecorded(Step.MQL) && (step == Step.ASSIGNED || step == Step.CONTACTED);
            int seconds = timed ? Cell.rounded(fact.occurredAt().getEpochSecond() - qualified.occurredAt().getEpochSecond()) : 0;
            tally.add(new Cell(Unit.ATTEMPT, Step.MQL, funnel.day(Step.MQL), step, fact.day(), seconds,
                    funnel.isRecorded(Step.MQL), true, dimensions, 0), 1);
        }

        private static Fact first(Fact a, Fact b) {
            return a == null || Fact.BY_TIME.compare(b, a) < 0 ? b : a;
        }
    }
}
