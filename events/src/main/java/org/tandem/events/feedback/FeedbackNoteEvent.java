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
     * @param eventId     that event's id, second half of the record key
     * @param erasedUntil up to when the lead was known to be erased then: an erasure after that covers these words whenever they were
     *                    recorded; null in what was written before this was said
     */
    record FeedbackNoteWritten(LeadId leadId, UUID eventId, String text, String by, String erasedUntil) implements FeedbackNoteEvent {
    }
}
