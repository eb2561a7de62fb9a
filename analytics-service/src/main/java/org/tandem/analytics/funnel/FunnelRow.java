package org.tandem.analytics.funnel;

import org.tandem.analytics.count.Step;
import org.tandem.analytics.count.Way;
import org.tandem.analytics.measure.Share;
import org.tandem.analytics.measure.Spread;
import org.tandem.analytics.measure.Undefined;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The funnel of one group: adds up cells and says what they mean. Reached or passed: a cell of a later step implies those of
 * all earlier ones, so nothing is added here to make it so.
 */
final class FunnelRow {

    private final Step entering;
    private final boolean cohort;
    private final Integer within;
    private final Map<Step, Long> reached = new EnumMap<>(Step.class);
    private final Map<Step, Long> recorded = new EnumMap<>(Step.class);
    private final Map<Step, Spread.Counted> sincePrevious = new EnumMap<>(Step.class);
    private final Map<Step, Spread.Counted> sinceEntering = new EnumMap<>(Step.class);
    private long entered;
    private long matured;

    /** @param within days a member of a cohort has; null for all */
    FunnelRow(Step entering, boolean cohort, Integer within) {
        this.entering = entering;
        this.cohort = cohort;
        this.within = within;
    }

    /** @param hasHadTheTime whether {@code within} was over by the day that is asked for */
    record Went(Way way, boolean hasHadTheTime, long units) {
    }

    void add(Went went) {
        Way way = went.way;
        boolean inTime = within == null || went.hasHadTheTime && way.days() <= within;
        if (cohort && way.from() == entering) {
            if (way.step() == entering) {
                entered += went.units;
                matured += within == null || went.hasHadTheTime ? went.units : 0;
            }
            if (inTime) {
                count(went);
            }
        } else if (!cohort && way.from() == way.step()) {
            entered += way.step() == entering ? went.units : 0;
            matured = entered;
            count(went);
        }
        // What took less than no time did not happen in this order; it is among the anomalies.
        if (way.fromRecorded() && way.recorded() && way.step() != way.from() && way.days() >= 0 && (!cohort || inTime)) {
            if (way.from() == entering) {
                sinceEntering.computeIfAbsent(way.step(), step -> new Spread.Counted()).add(way.days(), went.units);
            }
            if (way.step().ordinal() == way.from().ordinal() + 1) {
                sincePrevious.computeIfAbsent(way.step(), step -> new Spread.Counted()).add(way.days(), went.units);
            }
        }
    }

    private void count(Went went) {
        reached.merge(went.way.step(), went.units, Long::sum);
        if (went.way.recorded()) {
            recorded.merge(went.way.step(), went.units, Long::sum);
        }
    }

    long entered() {
        return entered;
    }

    long matured() {
        return matured;
    }

    boolean isEmpty() {
        return entered == 0 && reached.values().stream().allMatch(units -> units == 0);
    }

    List<FunnelViews.StepRow> steps() {
        return Step.FUNNEL.subList(entering.ordinal(), Step.FUNNEL.size()).stream().map(this::step).toList();
    }

    private FunnelViews.StepRow step(Step step) {
        long units = reached.getOrDefault(step, 0L);
        Undefined nobody = entered > 0 ? Undefined.OPEN : Undefined.NOBODY_ENTERED;
        Share ofEntered = cohort || step == entering ? Share.of(units, matured, nobody) : Share.ratio(units, entered, nobody);
        if (step == entering) {
            return new FunnelViews.StepRow(step.label(), units, recorded.getOrDefault(step, 0L), ofEntered, null, null);
        }
        Step previous = Step.FUNNEL.get(step.ordinal() - 1);
        return new FunnelViews.StepRow(step.label(), units, recorded.getOrDefault(step, 0L), ofEntered, ofPrevious(previous, units, nobody),
                new FunnelViews.Days(spread(sincePrevious, step, previous), spread(sinceEntering, step, entering)));
    }

    private Share ofPrevious(Step previous, long units, Undefined nobody) {
        long before = reached.getOrDefault(previous, 0L);
        if (before == 0) {
            return Share.undefined(entered > 0 && matured > 0 || !cohort ? Undefined.NOBODY_REACHED : nobody);
        }
        // Everybody who passed a step went on to a later one: of those there is no rate.
        if (recorded.getOrDefault(previous, 0L) == 0) {
            return Share.undefined(Undefined.NOT_RECORDED);
        }
        return cohort ? Share.of(units, before, Undefined.NOBODY_REACHED) : Share.ratio(units, before, Undefined.NOBODY_REACHED);
    }

    private Spread spread(Map<Step, Spread.Counted> days, Step step, Step since) {
        boolean unrecorded = reached.getOrDefault(step, 0L) > 0
                && (recorded.getOrDefault(step, 0L) == 0 || recorded.getOrDefault(since, 0L) == 0);
        return days.getOrDefault(step, new Spread.Counted()).spread(unrecorded ? Undefined.NOT_RECORDED : Undefined.NOBODY_REACHED);
    }
}
