package org.tandem.events.pipeline;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.tandem.events.ids.LeadId;
import org.tandem.events.money.Money;

import java.util.List;
import java.util.UUID;

/**
 * What sales does with a qualified lead. Topic {@code pipeline}; reps are opaque ids, reasons are codes, what people
 * wrote is on {@code pipeline-notes}.
 *
 * <p>A lead is worked on in attempts, counted from 1: each time it comes back, a new one begins. Every event names its
 * attempt, so that a funnel can count attempts, people and accounts apart. Codes are open: a reader must expect values it
 * does not know.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public sealed interface PipelineEvent {

    LeadId leadId();

    int attempt();

    /**
     * A qualified lead got an owner; an attempt begins. Exactly one of {@code rep} and {@code queue} is there.
     *
     * @param queue         where nobody in particular was to be had: whoever takes it first
     * @param reason        why this owner: {@code previous-owner}, {@code pool}, {@code fallback}
     * @param routing       every step that was looked at, in order, and what it gave
     * @param pool          which pool's turn it was, if it was one's
     * @param candidates    who of the pool was to be had, with the weights of that moment: all that is needed to know
     *                      whose turn is next
     * @param qualification id of the event that made the lead sales' business; absent where a wake-up did
     */
    record LeadAssigned(LeadId leadId, int attempt, String rep, String queue, String reason, List<RoutingStep> routing,
                        String pool, List<Candidate> candidates, UUID qualification) implements PipelineEvent {
        public LeadAssigned {
            routing = routing == null ? List.of() : List.copyOf(routing);
            candidates = candidates == null ? List.of() : List.copyOf(candidates);
        }
    }

    /** Sales takes the lead and answers for it from now on. */
    record LeadAccepted(LeadId leadId, int attempt, String rep, String by) implements PipelineEvent {
    }

    /**
     * Sales gives the lead back for good; the attempt ends.
     *
     * @param reason such as {@code not-our-profile}, {@code unreachable}, {@code competitor}
     */
    record LeadRejected(LeadId leadId, int attempt, String rep, String reason, String by) implements PipelineEvent {
    }

    /**
     * The lead goes back to marketing until a day; the attempt ends.
     *
     * @param wakeOn   the day it comes back by itself, ISO 8601, such as {@code 2027-03-01}
     * @param timeZone where that day begins, such as {@code America/Sao_Paulo}; null where nobody said
     */
    record LeadRecycled(LeadId leadId, int attempt, String rep, String reason, String wakeOn, String by, String timeZone)
            implements PipelineEvent {

        /** Without a zone. */
        public LeadRecycled(LeadId leadId, int attempt, String rep, String reason, String wakeOn, String by) {
            this(leadId, attempt, rep, reason, wakeOn, by, null);
        }
    }

    /**
     * A recycled lead came back.
     *
     * @param attempt the attempt that had been recycled
     * @param cause   {@code date} or {@code new-interest}
     */
    record LeadWoken(LeadId leadId, int attempt, String cause) implements PipelineEvent {
    }

    /**
     * Somebody tried to reach the lead; the first one stops the clock.
     *
     * @param channel such as {@code phone}, {@code email}, {@code meeting}
     * @param outcome such as {@code reached}, {@code no-answer}, {@code meeting-agreed}
     */
    record LeadContacted(LeadId leadId, int attempt, String rep, String channel, String outcome, String by)
            implements PipelineEvent {
    }

    /** Need, budget, authority and time are there: the lead became an opportunity. */
    record OpportunityOpened(LeadId leadId, int attempt, UUID opportunityId, String rep, String stage, Money value,
                             String by) implements PipelineEvent {
    }

    /** An opportunity went on, or back. */
    record OpportunityStageMoved(LeadId leadId, int attempt, UUID opportunityId, String rep, String from, String to,
                                 Money value, String by) implements PipelineEvent {
    }

    /** A customer; the attempt ends. */
    record OpportunityWon(LeadId leadId, int attempt, UUID opportunityId, String rep, String stage, Money value, String by)
            implements PipelineEvent {
    }

    /**
     * A deal that was won before Tandem knew of it, brought from elsewhere. It says that and no more: there were steps before
     * it that nobody recorded, so it belongs to no attempt and changes nothing about who works on the lead.
     *
     * @param leadId      the id of the lead that {@code provider} calls {@code externalRef}; whether such a lead came is for
     *                    the reader to see, and it may come later
     * @param provider    whose id {@code externalRef} is: the sender that brought the lead
     * @param externalRef the provider's own id of the lead, as on {@code lead.captured}
     * @param value       what was said to be its worth; null where nothing was
     * @param wonOn       the day it was won where it was won, ISO 8601; the event's time is the moment
     * @param segment     code of the customer's business segment
     * @param rep         who sold it, an opaque id
     * @param sdr         who qualified it, an opaque id
     * @param by          who imported it, an opaque id
     */
    record OpportunityImportedWon(LeadId leadId, UUID opportunityId, String provider, String externalRef, Money value,
                                  String wonOn, String segment, String rep, String sdr, String by) implements PipelineEvent {

        /** None that anybody counted. */
        @Override
        public int attempt() {
            return 0;
        }
    }

    /** No customer, and why; the attempt ends. */
    record OpportunityLost(LeadId leadId, int attempt, UUID opportunityId, String rep, String stage, String reason,
                           String by) implements PipelineEvent {
    }

    /**
     * The same person was worked on under two ids: of the two attempts this one ends, and the other goes on.
     *
     * @param rep  who had it; null where it was in a queue
     * @param into the id under which the person is worked on from now on
     */
    record LeadMerged(LeadId leadId, int attempt, String rep, LeadId into) implements PipelineEvent {
    }

    /**
     * One step of routing.
     *
     * @param step    such as {@code previous-owner}, {@code pool}, {@code fallback}
     * @param outcome such as {@code none}, {@code not-in-team}, or who it gave
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record RoutingStep(String step, String outcome) {
    }

    /** Somebody whose turn it could have been; of two, the one with twice the weight gets twice as many leads. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Candidate(String rep, int weight) {
    }
}
