package org.tandem.events.pipeline;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.tandem.events.ids.LeadId;

import java.util.UUID;

/** What people in sales wrote, where it can be deleted: topic {@code pipeline-notes}, compacted, one record per event. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public sealed interface PipelineNoteEvent {

    LeadId leadId();

    /**
     * The words that belong to one event on {@code pipeline}.
     *
     * @param eventId     that event's id, second half of the record key
     * @param erasedUntil up to when the lead was known to be erased then: an erasure after that covers these words whenever they were
     *                    recorded; null in what was written before this was said
     */
    record NoteWritten(LeadId leadId, UUID eventId, int attempt, String text, String by, String erasedUntil) implements PipelineNoteEvent {
    }
}
