package org.tandem.scoring.lead;

import org.tandem.scoring.engagement.Decay;
import org.tandem.scoring.model.ScoringModel;
import org.tandem.scoring.model.ScoringModel.Grid;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * Decides what is to be said of a lead, and when time alone will next make something worth saying.
 *
 * <p>Something is said when the lead's cell changes, when it becomes or ceases to be qualified or disqualified, or when
 * its fit or engagement has moved by the model's noticeable change since the last time; and when a lead that is qualified
 * already asks for sales again, because whoever has it is to know. So a crossing is one event, not
 * one for each activity, and a lead that merely looks around costs none.
 *
 * <p>A lead that sales is done with is no longer qualified, and is again as soon as new interest makes it so: what it had
 * done before has been answered.
 */
public final class Qualifying {

    private Qualifying() {
    }

    public static final String THRESHOLD = "threshold";
    public static final String HAND_RAISE = "hand-raise";

    /** @param asOf not before the lead's newest fact was recorded */
    public static Optional<Verdict> decide(LeadFacts facts, Standing standing, Instant asOf) {
        ScoringModel model = facts.model();
        int fit = Score.fit(model, facts.business().business());
        Score score = Score.of(model, fit, facts.engagement().at(asOf));
        List<String> disqualifiedBy = facts.disqualifiedBy();
        boolean handRaised = isBefore(asOf, facts.handRaisedUntil());
        boolean already = standing.holds(facts.returnedAt());
        boolean qualified = disqualifiedBy.isEmpty() && facts.isOpen() && qualified(model.grid(), score, already, handRaised);
        boolean newReasons = !Set.copyOf(disqualifiedBy).equals(Set.copyOf(standing.disqualifiedBy()));
        boolean worthSaying = !score.cell().equals(standing.cell()) || qualified != already || already != standing.qualified()
                || newReasons || qualified && handRaised && standing.isNewerThanAsked(facts.askedAt())
                || Math.abs(score.fit() - standing.fit()) >= model.noticeableChange()
                || Math.abs(score.wholeEngagement() - standing.engagement()) >= model.noticeableChange();
        if (!worthSaying) {
            return Optional.empty();
        }
        String now = qualified && !already ? handRaised ? HAND_RAISE : THRESHOLD : null;
        return Optional.of(new Verdict(asOf, score, qualified, now, disqualifiedBy,
                !disqualifiedBy.isEmpty() && newReasons, facts.askedAt()));
    }

    /**
     * When time alone will next make something worth saying: points decay and hand-raises grow old. A function of the
     * facts and of what was said, so every order of folding gives the same.
     *
     * <p>Only changes by time count: what an import from before has changed is said with the next one.
     */
    public static Optional<Instant> due(LeadFacts facts, Standing standing) {
        return due(facts, standing, null);
    }

    /** @param since when it was last said which ids the person has: before, nobody was what these facts make; null if it never was */
    public static Optional<Instant> due(LeadFacts facts, Standing standing, Instant since) {
        if (facts.newestLive() == null) {
            return Optional.empty();
        }
        Instant from = facts.newest();
        if (standing.scored() != null && standing.scored().asOf().isAfter(from)) {
            from = standing.scored().asOf();
        }
        if (since != null && since.isAfter(from)) {
            from = since;
        }
        Rules rules = Rules.of(facts, standing);
        // A grade, then another, then the end of a hand-raise: each is passed at most a few times.
        for (int changes = 0; changes < 16; changes++) {
            Optional<Instant> next = rules.nextChange(facts, from);
            if (next.isEmpty()) {
                return next;
            }
            if (!rules.at(facts, next.get()).equals(new Outcome(standing.cell(), rules.already))) {
                return next;
            }
            from = next.get();
        }
        return Optional.empty();
    }

    private static boolean qualified(Grid grid, Score score, boolean already, boolean handRaised) {
        return handRaised || (already ? score.keepsQualified(grid) : grid.qualifies(score.cell()));
    }

    private static boolean isBefore(Instant moment, Instant end) {
        return end != null && moment.isBefore(end);
    }

    private record Outcome(String cell, boolean qualified) {
    }

    /** What does not change by time, of one lead. */
    private record Rules(ScoringModel model, int fit, boolean shut, Instant handRaisedUntil, boolean already,
                         double[] thresholds) {

        static Rules of(LeadFacts facts, Standing standing) {
            ScoringModel model = facts.model();
            Grid grid = model.grid();
            DoubleStream grades = DoubleStream.of(grid.engagement1(), grid.engagement2());
            boolean already = standing.holds(facts.returnedAt());
            DoubleStream all = already
                    ? DoubleStream.concat(grades, DoubleStream.of(grid.engagement1() - grid.hysteresis(),
                    grid.engagement2() - grid.hysteresis())) : grades;
            return new Rules(model, Score.fit(model, facts.business().business()),
                    !facts.disqualifiedBy().isEmpty() || !facts.isOpen(), facts.handRaisedUntil(), already,
                    all.map(points -> points - Score.HALF_A_HUNDREDTH).sorted().distinct().toArray());
        }

        Optional<Instant> nextChange(LeadFacts facts, Instant from) {
            boolean handRaised = isBefore(from, handRaisedUntil);
            Decay decay = facts.engagement().asOf(from);
            List<Object> outcomes = new ArrayList<>();
            for (int reached = 0; reached <= thresholds.length; reached++) {
                outcomes.add(outcome(points(reached), handRaised));
            }
            Optional<Instant> byDecay = decay.firstChange(thresholds, outcomes::get, handRaised ? handRaisedUntil : null);
            if (byDecay.isPresent() || !handRaised) {
                return byDecay;
            }
            return at(facts, handRaisedUntil).equals(at(facts, from)) ? nextChange(facts, handRaisedUntil)
                    : Optional.of(handRaisedUntil);
        }

        Outcome at(LeadFacts facts, Instant moment) {
            return outcome(facts.engagement().at(moment), isBefore(moment, handRaisedUntil));
        }

        /** Points of somebody who has reached so many thresholds and not the next. */
        private double points(int reached) {
            return reached == 0 ? 0 : thresholds[reached - 1] + Score.HALF_A_HUNDREDTH / 2;
        }

        private Outcome outcome(double engagement, boolean handRaised) {
            Score score = Score.of(model, fit, engagement);
            return new Outcome(score.cell(), !shut && Qualifying.qualified(model.grid(), score, already, handRaised));
        }
    }
}
