package org.tandem.pipeline.lifecycle;

import org.tandem.events.ids.LeadId;
import org.tandem.events.pipeline.PipelineEvent;
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
import org.tandem.pipeline.lifecycle.LeadState.Accepted;
import org.tandem.pipeline.lifecycle.LeadState.Assignable;
import org.tandem.pipeline.lifecycle.LeadState.Assigned;
import org.tandem.pipeline.lifecycle.LeadState.InOpportunity;
import org.tandem.pipeline.lifecycle.LeadState.Lost;
import org.tandem.pipeline.lifecycle.LeadState.Merged;
import org.tandem.pipeline.lifecycle.LeadState.NotQualified;
import org.tandem.pipeline.lifecycle.LeadState.Recycled;
import org.tandem.pipeline.lifecycle.LeadState.Rejected;
import org.tandem.pipeline.lifecycle.LeadState.Won;
import org.tandem.pipeline.lifecycle.LeadState.Woken;
import org.tandem.pipeline.routing.Owner;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What the facts of a lead add up to. Folding the events of a decision gives the state that the decision left, and an
 * event that does not fit the state leaves it as it is: the stream is read as it stands.
 */
public final class LeadHistory {

    private LeadHistory() {
    }

    /** The state after an event; the same state if the event does not follow from it. */
    public static LeadState evolve(LeadState state, PipelineEvent event) {
        if (event instanceof LeadAssigned assigned) {
            return assigned(state, assigned);
        }
        return event.attempt() == state.attempt() ? inAttempt(state, event) : state;
    }

    private static LeadState assigned(LeadState state, LeadAssigned event) {
        if (!(state instanceof Assignable) || event.attempt() != state.attempt() + 1) {
            return state;
        }
        if (event.rep() != null) {
            return new Assigned(state.leadId(), event.attempt(), new Owner.Rep(event.rep()));
        }
        return event.queue() == null ? state
                : new Assigned(state.leadId(), event.attempt(), new Owner.Queue(event.queue()));
    }

    private static LeadState inAttempt(LeadState state, PipelineEvent event) {
        if (event instanceof LeadAccepted accepted) {
            return state instanceof Assigned assigned ? assigned.accepted(accepted.rep()) : state;
        } else if (event instanceof LeadRejected rejected) {
            return mayBeGivenBack(state)
                    ? new Rejected(state.leadId(), state.attempt(), rejected.rep(), rejected.reason()) : state;
        } else if (event instanceof LeadRecycled recycled) {
            return mayBeGivenBack(state) ? new Recycled(state.leadId(), state.attempt(), recycled.rep(),
                    recycled.reason(), LocalDate.parse(recycled.wakeOn()),
                    recycled.timeZone() == null ? null : ZoneId.of(recycled.timeZone())) : state;
        } else if (event instanceof LeadMerged merged) {
            return mayBeGivenBack(state) ? new Merged(state.leadId(), state.attempt(), merged.rep()) : state;
        } else if (event instanceof LeadWoken) {
            return state instanceof Recycled recycled ? new Woken(state.leadId(), state.attempt(), recycled.rep()) : state;
        } else if (event instanceof LeadContacted) {
            return state;
        } else if (event instanceof OpportunityOpened opened) {
            return state instanceof Accepted accepted
                    ? accepted.opened(opened.opportunityId(), opened.stage(), opened.value()) : state;
        }
        return state instanceof InOpportunity open ? inOpportunity(open, event) : state;
    }

    private static LeadState inOpportunity(InOpportunity state, PipelineEvent event) {
        if (event instanceof OpportunityStageMoved moved && moved.opportunityId().equals(state.opportunityId())) {
            return state.moved(moved.to(), moved.value());
        } else if (event instanceof OpportunityWon won && won.opportunityId().equals(state.opportunityId())) {
            return new Won(state.leadId(), state.attempt(), state.rep());
        } else if (event instanceof OpportunityLost lost && lost.opportunityId().equals(state.opportunityId())) {
            return new Lost(state.leadId(), state.attempt(), state.rep(), lost.reason());
        }
        return state;
    }

    private static boolean mayBeGivenBack(LeadState state) {
        return state instanceof Assigned || state instanceof Accepted;
    }

    /** Before any event. */
    public static LeadState beginning(LeadId leadId) {
        return new NotQualified(leadId);
    }
}
