package org.tandem.leadcapture.activity;

import org.tandem.events.activity.ActivityEvent;
import org.tandem.events.envelope.EventType;
import org.tandem.events.ids.LeadId;
import org.tandem.rest.problem.FieldError;

import java.time.Instant;
import java.util.List;

/** What became of a sender's word that somebody did something. */
public sealed interface ActivityOutcome {

    /** @param time when it happened in the world */
    record Accepted<D extends ActivityEvent>(LeadId leadId, Instant time, EventType<D> type, D activity) implements ActivityOutcome {
    }

    /**
     * @param errors all of them, so that a sender corrects its input once
     * @param leadId whom it is about, where that could be read
     */
    record Refused(List<FieldError> errors, LeadId leadId) implements ActivityOutcome {
        public Refused {
            errors = List.copyOf(errors);
        }
    }
}
