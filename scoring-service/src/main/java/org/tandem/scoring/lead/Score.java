package org.tandem.scoring.lead;

import org.tandem.events.lead.Business;
import org.tandem.scoring.model.ScoringModel;
import org.tandem.scoring.model.ScoringModel.FitRule;
import org.tandem.scoring.model.ScoringModel.Grid;

import java.util.List;

/**
 * What a lead scores at a moment: fit and engagement apart, and the cell of the grid they are in.
 *
 * @param fit        0 to 100
 * @param engagement 0 to the model's cap
 */
public record Score(int fit, double engagement, String fitGrade, String engagementGrade) {

    /**
     * Points are compared in hundredths: what is worth 60 by its rules has decayed by less than that when somebody looks
     * a minute later, and would otherwise never have been worth 60 at all.
     */
    public static final double HALF_A_HUNDREDTH = 0.005;

    public static Score of(ScoringModel model, int fit, double engagement) {
        return new Score(fit, engagement, model.grid().fitGrade(fit),
                model.grid().engagementGrade(engagement + HALF_A_HUNDREDTH));
    }

    /** {@code clamp(Σ points of the rules that hold, 0, 100)}. */
    public static int fit(ScoringModel model, Business business) {
        int sum = holding(model, business).stream().mapToInt(FitRule::points).sum();
        return Math.min(ScoringModel.MOST_FIT, Math.max(0, sum));
    }

    /** The fit rules that hold. */
    public static List<FitRule> holding(ScoringModel model, Business business) {
        return model.fit().stream().filter(rule -> rule.when().holds(business)).toList();
    }

    public String cell() {
        return fitGrade + engagementGrade;
    }

    /** Whole points, rounded down. */
    public int wholeEngagement() {
        return (int) Math.floor(engagement + HALF_A_HUNDREDTH);
    }

    /** Whether a lead that is qualified stays so: not before it is the hysteresis below what qualifies. */
    public boolean keepsQualified(Grid grid) {
        return grid.qualifies(grid.fitGrade(fit + grid.hysteresis())
                + grid.engagementGrade(engagement + HALF_A_HUNDREDTH + grid.hysteresis()));
    }
}
