package org.tandem.leadcapture.lead;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import java.util.UUID;

/** The halves of a profile record's key on the stream. */
@Embeddable
public record ProfileId(@Column(name = "lead_id") UUID leadId, @Column(name = "event_id") UUID eventId) {
}
