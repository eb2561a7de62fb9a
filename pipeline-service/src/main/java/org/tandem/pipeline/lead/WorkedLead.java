package org.tandem.pipeline.lead;

import org.tandem.events.ids.LeadId;
import org.tandem.events.pipeline.PipelineEvent;
import org.tandem.events.pipeline.PipelineEvent.LeadAssigned;
import org.tandem.events.pipeline.PipelineEvent.LeadContacted;
import org.tandem.pipeline.lifecycle.LeadHistory;
import org.tandem.pipeline.lifecycle.LeadState;
import org.tandem.pipeline.lifecycle.LeadState.Assigned;
import org.tandem.pipeline.lifecycle.LeadState.Held;

import java.time.Instant;

/**
 * A lead as sales' tables know it: its state, and what of its attempt is worth showing.
 *
 * @param since         when it came into this state; null before the first event
 * @param contacts      how often somebody tried to reach it in this attempt
 * @param lastContactAt when last; null if never
 */
record WorkedLead(LeadState state, Instant since, int contacts, Instant lastContactAt) {

    static WorkedLead beginning(LeadId leadId) {
        return new WorkedLead(LeadHistory.beginning(leadId), null, 0, null);
    }

    /** After an event that happened at {@code time}; the same if the event does not fit. */
    WorkedLead after(PipelineEvent event, Instant time) {
        if (event instanceof LeadContacted && event.attempt() == state.attempt() && isOpen()) {
            return new WorkedLead(state, since, contacts + 1,
                    lastContactAt == null || time.isAfter(lastContactAt) ? time : lastContactAt);
        }
        LeadState next = LeadHistory.evolve(state, event);
        if (next.equals(state)) {
            return this;
        } else if (event instanceof LeadAssigned) {
            return new WorkedLead(next, time, 0, null);
        }
        return new WorkedLead(next, next.getClass() == state.getClass() ? since : time, contacts, lastContactAt);
    }

    /** Whether somebody is to do something about it. */
    boolean isOpen() {
        return state instanceof Assigned || state instanceof Held;
    }
}
