package org.tandem.scoring.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A scoring model as data: fit by rules over what a lead is, engagement by rules over what it did, a grid of both, and
 * which of its cells make a lead marketing-qualified. {@link ModelReader} reads one and refuses what makes no sense.
 *
 * @param countedPerDay     most activities of one rule that count on one day (UTC)
 * @param engagementCap     most engagement points altogether
 * @param returnVisit       points for coming back; null if the model gives none
 * @param handRaise         what qualifies at once
 * @param noticeableChange  so many points up or down are worth an event of their own
 */
public record ScoringModel(String id, int version, List<FitRule> fit, List<EngagementGroup> groups, int countedPerDay,
                           int engagementCap, ReturnVisit returnVisit, HandRaise handRaise,
                           List<Disqualifier> disqualifiers, Grid grid, int noticeableChange) {

    public static final int MOST_FIT = 100;

    public ScoringModel {
        fit = List.copyOf(fit);
        groups = List.copyOf(groups);
        disqualifiers = List.copyOf(disqualifiers);
    }

    /**
     * Points for what a lead is.
     *
     * @param thirds steps on the ladder of letters as well, for those who grade by it ({@link LetterGrade}); usually 0
     */
    public record FitRule(String code, String text, int points, int thirds, BusinessMatch when) {
    }

    /** Activities whose points decay alike and are capped together; negative ones are never capped. */
    public record EngagementGroup(String code, String text, int halfLifeDays, int cap, List<ActivityRule> rules) {
        public EngagementGroup {
            rules = List.copyOf(rules);
        }
    }

    /**
     * Points for something a lead did. An activity counts by the first rule of the model that it matches and by every
     * additional one.
     */
    public record ActivityRule(String code, String text, int points, Once once, boolean additional, ActivityMatch when) {
    }

    /** How often a rule counts. */
    public enum Once {
        /** Every time, up to {@link #countedPerDay} a day. */
        NO,
        /** Once for each asset, webinar, message or form. */
        EACH,
        /** Once in a lead's life. */
        EVER
    }

    /** Points in a group for a day on which somebody viewed a page, and had on one of the days before. */
    public record ReturnVisit(String code, String text, String group, int points, int withinDays) {
    }

    /**
     * Asking for sales: qualifies whatever the points, unless disqualified.
     *
     * @param holdsDays for so long a lead stays qualified by it alone
     */
    public record HandRaise(int holdsDays, List<ActivityRule> rules) {
        public HandRaise {
            rules = List.copyOf(rules);
        }
    }

    /** A reason why a lead is never qualified: a gate, not points. Exactly one of its conditions is there. */
    public record Disqualifier(String reason, String text, BusinessMatch is, ActivityMatch did) {

        /** The code under which an activity that disqualifies is kept. */
        public String code() {
            return "disqualified-" + reason;
        }
    }

    /**
     * Grades, and the cells that are qualified.
     *
     * @param hysteresis a qualified lead stays so until it is this many points below what makes it qualified
     */
    public record Grid(int fitA, int fitB, int engagement1, int engagement2, Set<String> qualifiedCells, int hysteresis) {
        public Grid {
            qualifiedCells = Set.copyOf(qualifiedCells);
        }

        public String fitGrade(double points) {
            return points >= fitA ? "A" : points >= fitB ? "B" : "C";
        }

        public String engagementGrade(double points) {
            return points >= engagement1 ? "1" : points >= engagement2 ? "2" : "3";
        }

        public boolean qualifies(String cell) {
            return qualifiedCells.contains(cell);
        }
    }

    public Optional<EngagementGroup> group(String code) {
        return groups.stream().filter(group -> group.code().equals(code)).findFirst();
    }

    /** Every rule over activities, points or not, in the order in which they are tried. */
    public List<ActivityRule> activityRules() {
        List<ActivityRule> all = new ArrayList<>();
        groups.forEach(group -> all.addAll(group.rules()));
        all.addAll(handRaise.rules());
        disqualifiers.stream().filter(gate -> gate.did() != null).map(gate ->
                new ActivityRule(gate.code(), gate.text(), 0, Once.EVER, true, gate.did())).forEach(all::add);
        return List.copyOf(all);
    }
}
