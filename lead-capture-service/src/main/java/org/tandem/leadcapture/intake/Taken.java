package org.tandem.leadcapture.intake;

import org.tandem.events.ids.LeadId;
import org.tandem.rest.problem.FieldError;

import java.util.List;
import java.util.UUID;

/** What became of one of many that were brought together. */
public sealed interface Taken {

    record Accepted(LeadId leadId, UUID eventId) implements Taken {
    }

    /** It is on the stream already. */
    record Duplicate(LeadId leadId, UUID eventId) implements Taken {
    }

    /** @param kept whether it can be found among the rejected captures */
    record Refused(List<FieldError> errors, boolean kept) implements Taken {
    }
}
