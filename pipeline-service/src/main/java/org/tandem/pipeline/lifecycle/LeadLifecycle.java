package org.tandem.pipeline.lifecycle;

import org.tandem.events.ids.Identity;
import org.tandem.events.ids.LeadId;
import org.tandem.events.money.Money;
import org.tandem.events.pipeline.Asked;
import org.tandem.events.pipeline.PipelineRequest;
import org.tandem.events.pipeline.PipelineRequest.AcceptRequested;
import org.tandem.events.pipeline.PipelineRequest.ContactRequested;
import org.tandem.events.pipeline.PipelineRequest.LossRequested;
import org.tandem.events.pipeline.PipelineRequest.MergeRequested;
import org.tandem.events.pipeline.PipelineRequest.OpportunityRequested;
import org.tandem.events.pipeline.PipelineRequest.RecycleRequested;
import org.tandem.events.pipeline.PipelineRequest.RejectRequested;
import org.tandem.events.pipeline.PipelineRequest.RoutingRequested;
import org.tandem.events.pipeline.PipelineRequest.StageMoveRequested;
import org.tandem.events.pipeline.PipelineRequest.WakeRequested;
import org.tandem.events.pipeline.PipelineRequest.WinRequested;
import org.tandem.pipeline.lifecycle.LeadState.Accepted;
import org.tandem.pipeline.lifecycle.LeadState.Assignable;
import org.tandem.pipeline.lifecycle.LeadState.Assigned;
import org.tandem.pipeline.lifecycle.LeadState.Closed;
import org.tandem.pipeline.lifecycle.LeadState.Held;
import org.tandem.pipeline.lifecycle.LeadState.InOpportunity;
import org.tandem.pipeline.lifecycle.LeadState.Recycled;
import org.tandem.pipeline.lifecycle.LeadState.Rejected;
import org.tandem.pipeline.routing.Owner;
import org.tandem.pipeline.routing.Routing;
import org.tandem.pipeline.routing.Turns;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Decides what becomes of a request, from the lead's state and nothing else; time and turns are passed in.
 */
public final class LeadLifecycle {

    public static final String DATE = "date";
    public static final String NEW_INTEREST = "new-interest";
    /** Nobody means a later day; a typing error does. */
    private static final int MOST_YEARS = 3;

    private final SalesRules rules;

    public LeadLifecycle(SalesRules rules) {
        this.rules = rules;
    }

    /**
     * A lead qualified, or showed interest again. With an attempt open that changes nothing. Whom nobody may contact is
     * not handed to anybody: scoring goes on, and here alone is decided what becomes of it. Nor is who was disqualified since:
     * when that is over and they are still worth it, scoring says anew that they qualified.
     *
     * @param qualification id of the event by which it did
     */
    public Decision qualify(LeadState state, Standing standing, UUID qualification, Turns turns) {
        Optional<Refusal> refusal = standing.refusal();
        if (refusal.isPresent()) {
            return new Decision.Refused(refusal.get());
        } else if (state instanceof Rejected rejected && Dispositions.keepsOut(rejected.reason())) {
            return Decision.refused(Refusal.KEPT_OUT, "reason", rejected.reason());
        } else if (standing.keptOutFor() != null) {
            return Decision.refused(Refusal.KEPT_OUT, "reason", standing.keptOutFor());
        } else if (!(state instanceof Assignable || state instanceof Recycled)) {
            return Decision.refused(Refusal.ALREADY_OPEN, "attempt", String.valueOf(state.attempt()));
        } else if (!standing.disqualifiedBy().isEmpty()) {
            return new Decision.Refused(Refusal.disqualified(standing.disqualifiedBy()));
        } else if (standing.withdrawn().areAny()) {
            return new Decision.Refused(new Refusal(Refusal.CONSENT_WITHDRAWN, Map.of(
                    "purposes", standing.withdrawn().codes(), Refusal.QUALIFICATION, qualification.toString())));
        }
        return state instanceof Recycled recycled ? wake(recycled, NEW_INTEREST, qualification, turns)
                : Decision.done(assign((Assignable) state, qualification, turns));
    }

    /**
     * The same person turned out to be worked on under another id. An opportunity is somebody's deal: people end it, and
     * until then there are two.
     *
     * @param into the id whose attempt is kept; may be the lead's own
     */
    public Decision merge(LeadState state, LeadId into) {
        if (into.equals(state.leadId())) {
            return Decision.refused(Refusal.NOTHING_TO_MERGE);
        } else if (state instanceof Assigned assigned) {
            return Decision.done(assigned.merge(into));
        } else if (state instanceof Accepted accepted) {
            return Decision.done(accepted.merge(into));
        }
        return state instanceof InOpportunity ? opportunityIsOpen(state) : Decision.refused(Refusal.NOTHING_TO_MERGE);
    }

    /**
     * What somebody asks for.
     *
     * @param requestId what an opportunity's id is derived from
     * @param turns     whose turn it is, for what needs an owner
     */
    public Decision decide(LeadState state, Standing standing, PipelineRequest request, UUID requestId, Turns turns,
                           Instant now) {
        if (request instanceof RoutingRequested routing) {
            return qualify(state, standing, routing.qualification(), turns);
        }
        Optional<Refusal> refusal = refusal(state, standing, request);
        if (refusal.isPresent()) {
            return new Decision.Refused(refusal.get());
        } else if (request instanceof MergeRequested merge) {
            return merge(state, merge.into());
        } else if (request instanceof WakeRequested wake) {
            return wake(state, standing, wake, turns, now);
        }
        if (!(request instanceof Asked asked)) {
            throw new IllegalArgumentException("nobody asks for " + request.getClass().getSimpleName());
        }
        Actor actor = new Actor(asked.by(), asked.team());
        return Permission.refusal(state, actor).<Decision>map(Decision.Refused::new)
                .orElseGet(() -> permitted(state, request, requestId, actor, now));
    }

    /** Under which id somebody is worked on is said only to who may know that there is somebody. */
    private static Optional<Refusal> refusal(LeadState state, Standing standing, PipelineRequest request) {
        if (standing instanceof Standing.LinkedAway && request instanceof Asked asked) {
            return Permission.refusal(state, new Actor(asked.by(), asked.team())).or(standing::refusal);
        }
        return standing.refusal();
    }

    private Decision permitted(LeadState state, PipelineRequest request, UUID requestId, Actor actor, Instant now) {
        if (state instanceof Closed closed) {
            return Decision.refused(Refusal.CLOSED, "state", closed.code());
        } else if (state instanceof Assignable) {
            return Decision.refused(Refusal.NOT_ASSIGNED);
        } else if (request instanceof AcceptRequested) {
            return accept(state, actor);
        } else if (request instanceof RejectRequested reject) {
            return reject(state, reject, actor, now);
        } else if (request instanceof RecycleRequested recycle) {
            String reason = recycle.reason() == null ? Dispositions.NOT_NOW : recycle.reason();
            return recycle(state, reason, recycle.wakeOn(), actor, now);
        } else if (request instanceof ContactRequested contact) {
            return contact(state, contact, actor);
        } else if (request instanceof OpportunityRequested opportunity) {
            return open(state, opportunity, requestId, actor);
        } else if (request instanceof StageMoveRequested move) {
            return inOpportunity(state, move.opportunityId(), open -> move(open, move, actor));
        } else if (request instanceof WinRequested win) {
            return inOpportunity(state, win.opportunityId(), open -> win(open, win, actor));
        } else if (request instanceof LossRequested loss) {
            return inOpportunity(state, loss.opportunityId(), open -> Decision.done(open.lose(loss.reason(), actor.id())));
        }
        throw new IllegalArgumentException("no decision for " + request.getClass().getSimpleName());
    }

    private static Decision accept(LeadState state, Actor actor) {
        if (state instanceof Assigned assigned) {
            return Decision.done(assigned.accept(repOf(assigned, actor), actor.id()));
        }
        return Decision.refused(Refusal.ALREADY_ACCEPTED, "rep", ((Held) state).rep());
    }

    private Decision reject(LeadState state, RejectRequested request, Actor actor, Instant now) {
        String reason = request.reason();
        if (request.wakeOn() != null) {
            return Dispositions.mayHaveADay(reason) ? recycle(state, reason, request.wakeOn(), actor, now)
                    : Decision.refused(Refusal.DAY_NOT_WANTED, "reason", reason);
        } else if (Dispositions.needsADay(reason)) {
            return Decision.refused(Refusal.DAY_MISSING, "reason", reason);
        } else if (state instanceof Assigned assigned) {
            return Decision.done(assigned.reject(repOf(assigned, actor), reason, actor.id()));
        } else if (state instanceof Accepted accepted) {
            return Decision.done(accepted.reject(reason, actor.id()));
        }
        return opportunityIsOpen(state);
    }

    private Decision recycle(LeadState state, String reason, String day, Actor actor, Instant now) {
        // Whoever asks: the lead comes back where its rep works, and a day that is today there would have come already.
        String rep = state instanceof Assigned assigned ? repOf(assigned, actor) : ((Held) state).rep();
        ZoneId zone = rules.team().zoneOf(rep);
        LocalDate wakeOn = LocalDate.parse(day);
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (!wakeOn.isAfter(today) || wakeOn.isAfter(today.plusYears(MOST_YEARS))) {
            return Decision.refused(Refusal.WRONG_DAY, "today", today.toString());
        } else if (state instanceof Assigned assigned) {
            return Decision.done(assigned.recycle(rep, reason, wakeOn, zone, actor.id()));
        } else if (state instanceof Accepted accepted) {
            return Decision.done(accepted.recycle(reason, wakeOn, zone, actor.id()));
        }
        return opportunityIsOpen(state);
    }

    private static Decision contact(LeadState state, ContactRequested request, Actor actor) {
        if (state instanceof Assigned assigned) {
            return assigned.owner() instanceof Owner.Rep owner
                    ? Decision.done(assigned.contact(owner.id(), request.channel(), request.outcome(), actor.id()))
                    : Decision.refused(Refusal.NOT_ACCEPTED);
        } else if (state instanceof Accepted accepted) {
            return Decision.done(accepted.contact(request.channel(), request.outcome(), actor.id()));
        }
        return Decision.done(((InOpportunity) state).contact(request.channel(), request.outcome(), actor.id()));
    }

    private Decision open(LeadState state, OpportunityRequested request, UUID requestId, Actor actor) {
        if (!(state instanceof Accepted accepted)) {
            return state instanceof InOpportunity ? opportunityIsOpen(state) : Decision.refused(Refusal.NOT_ACCEPTED);
        }
        String stage = request.stage() == null ? rules.stages().first() : request.stage();
        if (!rules.stages().has(stage)) {
            return Decision.refused(Refusal.WRONG_STAGE, "stage", stage);
        }
        return Decision.done(accepted.open(Identity.part(requestId, "opportunity"), stage, request.value(), actor.id()));
    }

    private Decision move(InOpportunity open, StageMoveRequested request, Actor actor) {
        boolean nothingNew = request.stage().equals(open.stage())
                && (request.value() == null || request.value().equals(open.value()));
        if (nothingNew || !rules.stages().has(request.stage())) {
            return Decision.refused(Refusal.WRONG_STAGE, "stage", open.stage());
        }
        return Decision.done(open.move(request.stage(), request.value(), actor.id()));
    }

    private static Decision win(InOpportunity open, WinRequested request, Actor actor) {
        Money value = request.value() == null ? open.value() : request.value();
        return value == null ? Decision.refused(Refusal.VALUE_MISSING) : Decision.done(open.win(value, actor.id()));
    }

    private static Decision inOpportunity(LeadState state, UUID opportunityId, Function<InOpportunity, Decision> decide) {
        if (!(state instanceof InOpportunity open)) {
            return Decision.refused(Refusal.NO_OPPORTUNITY);
        }
        return open.opportunityId().equals(opportunityId) ? decide.apply(open)
                : Decision.refused(Refusal.UNKNOWN_OPPORTUNITY, "opportunity", opportunityId.toString());
    }

    private Decision wake(LeadState state, Standing standing, WakeRequested request, Turns turns, Instant now) {
        if (!(state instanceof Recycled recycled) || recycled.attempt() != request.attempt()) {
            return Decision.refused(Refusal.NOT_RECYCLED, "attempt", String.valueOf(state.attempt()));
        }
        // As its timer was set, which fires once: by another zone the day could be refused, and never come.
        LocalDate today = LocalDate.ofInstant(now, recycled.zone() == null ? rules.configured().zoneOf(recycled.rep()) : recycled.zone());
        if (today.isBefore(recycled.wakeOn())) {
            return Decision.refused(Refusal.WRONG_DAY, "today", today.toString());
        } else if (!standing.disqualifiedBy().isEmpty()) {
            return new Decision.Refused(Refusal.disqualified(standing.disqualifiedBy()));
        }
        return standing.withdrawn().areAny()
                ? Decision.refused(Refusal.CONSENT_WITHDRAWN, "purposes", standing.withdrawn().codes())
                : wake(recycled, DATE, null, turns);
    }

    private Decision wake(Recycled recycled, String cause, UUID qualification, Turns turns) {
        Step<LeadState.Woken> woken = recycled.wake(cause);
        Step<Assigned> assigned = assign(woken.next(), qualification, turns);
        return new Decision.Done(List.of(woken.event(), assigned.event()), assigned.next());
    }

    private Step<Assigned> assign(Assignable state, UUID qualification, Turns turns) {
        return state.assign(Routing.route(state.previousOwner(), rules.team(), turns), qualification);
    }

    private static Decision opportunityIsOpen(LeadState state) {
        return Decision.refused(Refusal.OPPORTUNITY_OPEN, "opportunity",
                ((InOpportunity) state).opportunityId().toString());
    }

    /** Who answers for what is done: the owner, even if a manager does it; from a queue, whoever does it. */
    private static String repOf(Assigned assigned, Actor actor) {
        return assigned.owner() instanceof Owner.Rep owner ? owner.id() : actor.id();
    }
}
