package org.tandem.scoring.engagement;

import org.tandem.scoring.model.ScoringModel;
import org.tandem.scoring.model.ScoringModel.EngagementGroup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A lead's engagement as state: for each group of the model the decaying sums of its points and of its negative points.
 * Caps are applied on reading; applied on writing, the order of arrival would matter.
 */
public final class Engagement {

    private final ScoringModel model;
    private final Map<String, DecayingSum> positive = new HashMap<>();
    private final Map<String, DecayingSum> negative = new HashMap<>();

    private Engagement(ScoringModel model) {
        this.model = model;
    }

    public static Engagement none(ScoringModel model) {
        return new Engagement(model);
    }

    /**
     * The state that {@link #state} gave.
     *
     * @param state by group's code, with {@code +} or {@code -} before it
     */
    public static Engagement of(ScoringModel model, Map<String, Map<Long, Long>> state) {
        Engagement engagement = new Engagement(model);
        state.forEach((name, periods) -> model.group(name.substring(1)).ifPresent(group ->
                engagement.sums(name.charAt(0) == '-').put(group.code(), DecayingSum.of(halfLife(group), periods))));
        return engagement;
    }

    /** At most two sums for each group, {@value DecayingSum#PERIODS} numbers each; what is zero is left out. */
    public SortedMap<String, Map<Long, Long>> state() {
        SortedMap<String, Map<Long, Long>> state = new TreeMap<>();
        positive.forEach((group, sum) -> put(state, "+" + group, sum));
        negative.forEach((group, sum) -> put(state, "-" + group, sum));
        return state;
    }

    /** Counts points of a rule from a moment on. */
    public void count(EngagementGroup group, int points, Instant at) {
        sum(group, points < 0).add(Math.abs(points), at);
    }

    /** Counts them no more. */
    public void uncount(EngagementGroup group, int points, Instant at) {
        sum(group, points < 0).add(-Math.abs(points), at);
    }

    /** Begins again at nothing. */
    public void clear() {
        positive.clear();
        negative.clear();
    }

    public void forgetBefore(Instant moment) {
        positive.values().forEach(sum -> sum.forgetBefore(moment));
        negative.values().forEach(sum -> sum.forgetBefore(moment));
    }

    /** Points at a moment, 0 to the model's cap. */
    public double at(Instant moment) {
        double sum = 0;
        for (EngagementGroup group : model.groups()) {
            sum += Math.min(group.cap(), valueOf(positive.get(group.code()), moment)) - valueOf(negative.get(group.code()), moment);
        }
        return Math.min(model.engagementCap(), Math.max(0, sum));
    }

    /** As decay alone will have it from a moment on; what the group's points are by then is in it. */
    public Decay asOf(Instant moment) {
        List<Decay.Part> parts = new ArrayList<>();
        for (EngagementGroup group : model.groups()) {
            double plus = valueOf(positive.get(group.code()), moment);
            double minus = valueOf(negative.get(group.code()), moment);
            if (plus > 0 || minus > 0) {
                parts.add(new Decay.Part(group.code(), plus, minus, group.cap(), halfLife(group).toSeconds() * 1_000_000L));
            }
        }
        return new Decay(moment, parts, model.engagementCap());
    }

    private static double valueOf(DecayingSum sum, Instant moment) {
        return sum == null ? 0 : Math.max(0, sum.at(moment));
    }

    private DecayingSum sum(EngagementGroup group, boolean negativePoints) {
        return sums(negativePoints).computeIfAbsent(group.code(), code -> DecayingSum.empty(halfLife(group)));
    }

    private Map<String, DecayingSum> sums(boolean negativePoints) {
        return negativePoints ? negative : positive;
    }

    private static void put(Map<String, Map<Long, Long>> state, String name, DecayingSum sum) {
        SortedMap<Long, Long> periods = sum.periods();
        if (!periods.isEmpty()) {
            state.put(name, periods);
        }
    }

    private static Duration halfLife(EngagementGroup group) {
        return Duration.ofDays(group.halfLifeDays());
    }
}
