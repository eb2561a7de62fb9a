package org.tandem.analytics.count;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * When one unit reached each step of the funnel, as its facts say. Who reached a later step has passed all earlier ones, then
 * at the latest; so no share exceeds 1, and no moment is invented: a step that was only passed is not {@link #isRecorded}.
 */
final class Funnel {

    private final Map<Step, Fact> own = new EnumMap<>(Step.class);
    private final Map<Step, Fact> reached = new EnumMap<>(Step.class);

    private Funnel() {
    }

    /** @param facts of one unit, in any order */
    static Funnel of(Collection<Fact> facts) {
        Funnel funnel = new Funnel();
        Fact assigned = null;
        for (Fact fact : facts) {
            if (fact.kind().step() != null) {
                funnel.own.merge(fact.kind().step(), fact, Funnel::first);
            } else if (fact.kind() == FactKind.ASSIGNED) {
                assigned = assigned == null ? fact : first(assigned, fact);
            }
        }
        Fact sign = null;
        for (int i = Step.FUNNEL.size() - 1; i >= 0; i--) {
            Step step = Step.FUNNEL.get(i);
            Fact here = funnel.own.get(step);
            // A lead that woke is assigned without a new qualification: it had one.
            sign = step == Step.MQL && assigned != null ? first(sign, assigned) : sign;
            sign = first(sign, here);
            // A deal that is older than its lead does not make the lead older: the cohort is where the lead came.
            Fact at = step == Step.INQUIRY && here != null ? here : sign;
            if (at != null) {
                funnel.reached.put(step, at);
            }
        }
        return funnel;
    }

    boolean hasReached(Step step) {
        return reached.containsKey(step);
    }

    int day(Step step) {
        return reached.get(step).day();
    }

    /** Whether the step was recorded when it was reached, and not merely passed. */
    boolean isRecorded(Step step) {
        Fact fact = own.get(step);
        return fact != null && fact.day() == reached.get(step).day();
    }

    /** What recorded the step first; null if it was only passed, or not reached. */
    Fact recorded(Step step) {
        return own.get(step);
    }

    /** Counts the unit once for each pair of steps that it reached. */
    void count(Unit unit, Dimensions dimensions, Tally tally) {
        List<Step> steps = Step.FUNNEL;
        for (int i = 0; i < steps.size() && hasReached(steps.get(i)); i++) {
            Step from = steps.get(i);
            for (int j = i; j < steps.size() && hasReached(steps.get(j)); j++) {
                Step to = steps.get(j);
                tally.add(new Cell(unit, from, day(from), to, day(to), 0, isRecorded(from), isRecorded(to), dimensions,
                        0), 1);
            }
        }
    }

    private static Fact first(Fact a, Fact b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return Fact.BY_TIME.compare(a, b) <= 0 ? a : b;
    }
}
