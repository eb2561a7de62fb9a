package org.tandem.events.feedback;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.tandem.events.ids.LeadId;

import java.util.UUID;

/** What people wrote to their feedback, where it can be deleted: topic {@code feedback-notes}, compacted, one record per event. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public sealed interface FeedbackNoteEvent {

    LeadId leadId();

    /**
     * The words that belong to one event on {@code feedback}.
     *
     * @param eventId that event's id, second half of the record key
     */
    record FeedbackNoteWritten(LeadId leadId, UUID eventId, String text, String by) implements FeedbackNoteEvent {
    }
}
