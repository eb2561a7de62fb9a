package org.tandem.pipeline.lifecycle;

import org.tandem.pipeline.lifecycle.LeadState.Assigned;
import org.tandem.pipeline.lifecycle.LeadState.Closed;
import org.tandem.pipeline.lifecycle.LeadState.Held;
import org.tandem.pipeline.routing.Owner;

import java.util.Optional;

/**
 * Who may do something with a lead: its owner, a manager, and with one in a queue everybody. To all others it is as if it
 * were not there, except to those who could see it a moment ago, in its queue: they are told who was faster.
 */
final class Permission {

    private Permission() {
    }

    /** Why the actor may not; empty if they may. */
    static Optional<Refusal> refusal(LeadState state, Actor actor) {
        if (actor.team() || isTheirs(state, actor.id())) {
            return Optional.empty();
        } else if (state instanceof Held held && held.fromQueue()) {
            return Optional.of(Refusal.of(Refusal.HELD_BY_ANOTHER, "rep", held.rep()));
        }
        return Optional.of(Refusal.of(Refusal.NOT_YOURS));
    }

    private static boolean isTheirs(LeadState state, String id) {
        if (state instanceof Assigned assigned) {
            return !(assigned.owner() instanceof Owner.Rep owner) || owner.id().equals(id);
        } else if (state instanceof Held held) {
            return held.rep().equals(id);
        }
        return state instanceof Closed closed && id.equals(closed.rep());
    }
}
