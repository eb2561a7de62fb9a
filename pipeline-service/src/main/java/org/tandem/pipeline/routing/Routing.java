package org.tandem.pipeline.routing;

import org.tandem.events.pipeline.PipelineEvent.Candidate;
import org.tandem.events.pipeline.PipelineEvent.RoutingStep;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds an owner for a lead: who had it before, else whose turn it is in the pool, else the fallback. The first step that
 * yields somebody decides, and every step says what it found. There is always an owner.
 */
public final class Routing {

    public static final String PREVIOUS_OWNER = "previous-owner";
    public static final String POOL = "pool";
    public static final String FALLBACK = "fallback";

    private Routing() {
    }

    /** @param previousOwner the rep who is to have it again; null if nobody is */
    public static Route route(String previousOwner, Team team, Turns turns) {
        List<RoutingStep> steps = new ArrayList<>();
        if (previousOwner != null && team.canTake(previousOwner)) {
            steps.add(new RoutingStep(PREVIOUS_OWNER, previousOwner));
            return new Route(new Owner.Rep(previousOwner), PREVIOUS_OWNER, steps, null, List.of());
        }
        steps.add(new RoutingStep(PREVIOUS_OWNER, previousOwner == null ? "none" : "not-available"));
        List<Candidate> candidates = team.candidates();
        if (!candidates.isEmpty()) {
            String next = turns.next(candidates);
            steps.add(new RoutingStep(POOL, next));
            return new Route(new Owner.Rep(next), POOL, steps, Team.POOL, candidates);
        }
        steps.add(new RoutingStep(POOL, "nobody-available"));
        steps.add(new RoutingStep(FALLBACK, team.fallback() instanceof Owner.Rep rep ? rep.id()
                : ((Owner.Queue) team.fallback()).code()));
        return new Route(team.fallback(), FALLBACK, steps, null, List.of());
    }
}
