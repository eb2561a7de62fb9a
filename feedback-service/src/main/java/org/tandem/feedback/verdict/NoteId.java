package org.tandem.feedback.verdict;

import java.io.Serializable;
import java.util.UUID;

/** The key of a note. */
public record NoteId(UUID leadId, UUID eventId) implements Serializable {
}
