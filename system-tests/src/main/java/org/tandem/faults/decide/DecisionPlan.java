package org.tandem.faults.decide;

import org.tandem.faults.decide.PlannedDecision.Action;
import org.tandem.faults.decide.PlannedDecision.Kind;
import org.tandem.faults.decide.PlannedDecision.Who;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A seeded list of what reps and their manager ask for: some of it allowed, much of it too late, of somebody else's
 * lead, twice, or with a key that was used for something else. A few leads are fought over.
 */
public final class DecisionPlan {

    /** One in so many is about one of the few leads that everybody wants. */
    private static final int CONTESTED = 4;
    private static final int CONTESTED_LEADS = 10;
    private static final int RECENT = 20;

    private DecisionPlan() {
    }

    /** @param reps how many there are */
    public static List<PlannedDecision> of(long seed, int count, int leads, int reps) {
        Random random = new Random(seed);
        List<PlannedDecision> plan = new ArrayList<>(count);
        List<PlannedDecision> originals = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            int dice = originals.isEmpty() ? 0 : random.nextInt(100);
            PlannedDecision fresh = fresh(number, random, leads, reps);
            PlannedDecision next = dice < 88 ? fresh : again(dice < 94 ? Kind.REPEAT : dice < 97 ? Kind.CONFLICT : Kind.RIVAL,
                    number, originals.get(originals.size() - 1 - random.nextInt(Math.min(RECENT, originals.size()))), fresh);
            plan.add(next);
            if (next.kind() == Kind.NEW && !next.ofOpportunity()) {
                originals.add(next);
            }
        }
        return plan;
    }

    private static PlannedDecision fresh(int number, Random random, int leads, int reps) {
        int lead = random.nextInt(CONTESTED) == 0 ? random.nextInt(Math.min(CONTESTED_LEADS, leads)) : random.nextInt(leads);
        int who = random.nextInt(100);
        return new PlannedDecision(number, Kind.NEW, number, action(random.nextInt(100)), lead,
                who < 60 ? Who.OWNER : who < 80 ? Who.SOMEBODY : Who.MANAGER, random.nextInt(reps), random.nextInt(1_000));
    }

    private static Action action(int dice) {
        int[] until = {24, 46, 54, 62, 80, 88, 94, 100};
        int action = 0;
        while (dice >= until[action]) {
            action++;
        }
        return Action.values()[action];
    }

    /** With the original's key and by the same person; of a lead, because only that is always decided. */
    private static PlannedDecision again(Kind kind, int number, PlannedDecision original, PlannedDecision fresh) {
        if (kind == Kind.REPEAT) {
            return new PlannedDecision(number, kind, original.number(), original.action(), original.lead(), original.who(),
                    original.rep(), original.variant());
        }
        Action other = original.action() == Action.CONTACT ? Action.ACCEPT : Action.CONTACT;
        return new PlannedDecision(number, kind, original.number(), other,
                kind == Kind.CONFLICT ? original.lead() : fresh.lead(), original.who(), original.rep(), fresh.variant());
    }
}
