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
     * @param eventId that event's id, second half of the record key
     */
    record NoteWritten(LeadId leadId, UUID eventId, int attempt, String text, String by) implements PipelineNoteEvent {
    }
}
