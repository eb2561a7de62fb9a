package org.tandem.pipeline.lifecycle;

import org.tandem.events.ids.LeadId;
import org.tandem.events.money.Money;
import org.tandem.events.pipeline.PipelineEvent.LeadAccepted;
import org.tandem.events.pipeline.PipelineEvent.LeadAssigned;
import org.tandem.events.pipeline.PipelineEvent.LeadContacted;
import org.tandem.events.pipeline.PipelineEvent.LeadMerged;
import org.tandem.events.pipeline.PipelineEvent.LeadRecycled;
import org.tandem.events.pipeline.PipelineEvent.LeadRejected;
import org.tandem.events.pipeline.PipelineEvent.LeadWoken;
import org.tandem.events.pipeline.PipelineEvent.OpportunityLost;
import org.tandem.events.pipeline.PipelineEvent.OpportunityOpened;
import org.tandem.events.pipeline.PipelineEvent.OpportunityStageMoved;
import org.tandem.events.pipeline.PipelineEvent.OpportunityWon;
import org.tandem.pipeline.routing.Owner;
import org.tandem.pipeline.routing.Route;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/**
 * Where sales stands with a lead. Each state is a type that offers the transitions that exist from it and no others; each
 * transition is a fact and the state it leads to.
 *
 * <pre>
 *                ┌────────────────────── qualified again: attempt + 1 ──────────────────────┐
 *                ▼                                                                          │
 *  NotQualified ──► Assigned ──accept──► Accepted ──open──► InOpportunity ──win──────► Won ─┤
 *                   │  │ ▲               │  │  ▲ contact      ▲ move, contact            │
 *                   │  │ └ contact       │  │  └──┘           └──┤                       │
 *                   │  └──reject─────────┼──┴─────► Rejected ────┼───(unless kept out)────┤
 *                   │                    │                       └──lose──────────► Lost ─┘
 *                   ├──────recycle───────┼──► Recycled ──wake──► Woken ──► Assigned: attempt + 1
 *                   └──────merge─────────┴──► Merged ──qualified again──► Assigned: attempt + 1
 * </pre>
 *
 * The same diagram for people is in docs/lead-lifecycle.md.
 */
public sealed interface LeadState {

    LeadId leadId();

    /** Which time sales works on the lead, or did last; 0 before the first. */
    int attempt();

    /** Nobody works on it, and somebody may. */
    sealed interface Assignable extends LeadState {

        /** The rep who should have it again; null if anybody may. */
        String previousOwner();

        default Step<Assigned> assign(Route route, UUID qualification) {
            String rep = route.owner() instanceof Owner.Rep owner ? owner.id() : null;
            String queue = route.owner() instanceof Owner.Queue owner ? owner.code() : null;
            return new Step<>(new LeadAssigned(leadId(), attempt() + 1, rep, queue, route.reason(), route.steps(),
                    route.pool(), route.candidates(), qualification), new Assigned(leadId(), attempt() + 1, route.owner()));
        }
    }

    /** Somebody answers for it. */
    sealed interface Held extends LeadState {

        String rep();

        /** Whether the attempt began in a queue, so that others have seen the lead. */
        boolean fromQueue();
    }

    /** The attempt is over. */
    sealed interface Closed extends LeadState {

        /** Who had it last; null if nobody had. */
        String rep();

        /** How it ended, for people and programs. */
        String code();
    }

    /** Nothing has happened in sales yet. */
    record NotQualified(LeadId leadId) implements Assignable {

        @Override
        public int attempt() {
            return 0;
        }

        @Override
        public String previousOwner() {
            return null;
        }
    }

    /** It has an owner, who has not answered yet. */
    record Assigned(LeadId leadId, int attempt, Owner owner) implements LeadState {

        Step<Accepted> accept(String rep, String by) {
            return new Step<>(new LeadAccepted(leadId, attempt, rep, by), accepted(rep));
        }

        Accepted accepted(String rep) {
            return new Accepted(leadId, attempt, rep, owner instanceof Owner.Queue);
        }

        Step<Assigned> contact(String rep, String channel, String outcome, String by) {
            return new Step<>(new LeadContacted(leadId, attempt, rep, channel, outcome, by), this);
        }

        Step<Rejected> reject(String rep, String reason, String by) {
            return new Step<>(new LeadRejected(leadId, attempt, rep, reason, by), new Rejected(leadId, attempt, rep, reason));
        }

        Step<Merged> merge(LeadId into) {
            String rep = owner instanceof Owner.Rep its ? its.id() : null;
            return new Step<>(new LeadMerged(leadId, attempt, rep, into), new Merged(leadId, attempt, rep));
        }

        Step<Recycled> recycle(String rep, String reason, LocalDate wakeOn, ZoneId zone, String by) {
            return new Step<>(new LeadRecycled(leadId, attempt, rep, reason, wakeOn.toString(), by, zone.getId()),
                    new Recycled(leadId, attempt, rep, reason, wakeOn, zone));
        }
    }

    /** A rep took it. */
    record Accepted(LeadId leadId, int attempt, String rep, boolean fromQueue) implements Held {

        Step<Accepted> contact(String channel, String outcome, String by) {
            return new Step<>(new LeadContacted(leadId, attempt, rep, channel, outcome, by), this);
        }

        Step<Rejected> reject(String reason, String by) {
            return new Step<>(new LeadRejected(leadId, attempt, rep, reason, by), new Rejected(leadId, attempt, rep, reason));
        }

        Step<Merged> merge(LeadId into) {
            return new Step<>(new LeadMerged(leadId, attempt, rep, into), new Merged(leadId, attempt, rep));
        }

        Step<Recycled> recycle(String reason, LocalDate wakeOn, ZoneId zone, String by) {
            return new Step<>(new LeadRecycled(leadId, attempt, rep, reason, wakeOn.toString(), by, zone.getId()),
                    new Recycled(leadId, attempt, rep, reason, wakeOn, zone));
        }

        Step<InOpportunity> open(UUID opportunityId, String stage, Money value, String by) {
            return new Step<>(new OpportunityOpened(leadId, attempt, opportunityId, rep, stage, value, by),
                    opened(opportunityId, stage, value));
        }

        InOpportunity opened(UUID opportunityId, String stage, Money value) {
            return new InOpportunity(leadId, attempt, rep, fromQueue, opportunityId, stage, value);
        }
    }

    /**
     * There is a deal to be made.
     *
     * @param value what it is worth; null while nobody knows
     */
    record InOpportunity(LeadId leadId, int attempt, String rep, boolean fromQueue, UUID opportunityId, String stage,
                         Money value) implements Held {

        Step<InOpportunity> contact(String channel, String outcome, String by) {
            return new Step<>(new LeadContacted(leadId, attempt, rep, channel, outcome, by), this);
        }

        Step<InOpportunity> move(String to, Money newValue, String by) {
            InOpportunity next = moved(to, newValue);
            return new Step<>(new OpportunityStageMoved(leadId, attempt, opportunityId, rep, stage, to, next.value, by), next);
        }

        InOpportunity moved(String to, Money newValue) {
            return new InOpportunity(leadId, attempt, rep, fromQueue, opportunityId, to, newValue == null ? value : newValue);
        }

        Step<Won> win(Money finalValue, String by) {
            return new Step<>(new OpportunityWon(leadId, attempt, opportunityId, rep, stage, finalValue, by),
                    new Won(leadId, attempt, rep));
        }

        Step<Lost> lose(String reason, String by) {
            return new Step<>(new OpportunityLost(leadId, attempt, opportunityId, rep, stage, reason, by),
                    new Lost(leadId, attempt, rep, reason));
        }
    }

    /** Sales gave it back for good. */
    record Rejected(LeadId leadId, int attempt, String rep, String reason) implements Closed, Assignable {

        /** Whoever gave it back does not get it again before others. */
        @Override
        public String previousOwner() {
            return null;
        }

        @Override
        public String code() {
            return "rejected";
        }
    }

    /**
     * It is back with marketing until a day.
     *
     * @param zone where that day begins; null where nobody said: then where its rep's days begin by the settings
     */
    record Recycled(LeadId leadId, int attempt, String rep, String reason, LocalDate wakeOn, ZoneId zone) implements Closed {

        Step<Woken> wake(String cause) {
            return new Step<>(new LeadWoken(leadId, attempt, cause), new Woken(leadId, attempt, rep));
        }

        @Override
        public String code() {
            return "recycled";
        }
    }

    /** It came back; an owner is found in the same moment. */
    record Woken(LeadId leadId, int attempt, String rep) implements Assignable {

        @Override
        public String previousOwner() {
            return rep;
        }
    }

    /** The same person is worked on under another id. */
    record Merged(LeadId leadId, int attempt, String rep) implements Closed, Assignable {

        @Override
        public String previousOwner() {
            return rep;
        }

        @Override
        public String code() {
            return "merged";
        }
    }

    /** A customer. */
    record Won(LeadId leadId, int attempt, String rep) implements Closed, Assignable {

        @Override
        public String previousOwner() {
            return rep;
        }

        @Override
        public String code() {
            return "won";
        }
    }

    /** No customer this time. */
    record Lost(LeadId leadId, int attempt, String rep, String reason) implements Closed, Assignable {

        @Override
        public String previousOwner() {
            return null;
        }

        @Override
        public String code() {
            return "lost";
        }
    }
}
