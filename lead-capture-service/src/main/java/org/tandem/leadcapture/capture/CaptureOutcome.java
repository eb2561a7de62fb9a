package org.tandem.leadcapture.capture;

import org.tandem.events.activity.ActivityEvent;
import org.tandem.events.ids.LeadId;
import org.tandem.events.lead.LeadEvent;
import org.tandem.events.profile.ProfileEvent;
import org.tandem.rest.problem.FieldError;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What became of a capture: the records to publish together, or everything that speaks against it. */
public sealed interface CaptureOutcome {

    /**
     * @param time     when it happened in the world
     * @param profile  null where nothing personal was sent
     * @param activity null unless it came through a form
     */
    record Accepted(LeadId leadId, UUID captureId, Instant time, LeadEvent.LeadCaptured lead,
                    ProfileEvent.ProfileCaptured profile, ActivityEvent.FormSubmitted activity) implements CaptureOutcome {
    }

    /** @param errors all of them, so that a sender corrects its input once */
    record Refused(List<FieldError> errors) implements CaptureOutcome {
        public Refused {
            errors = List.copyOf(errors);
        }
    }
}
