package org.tandem.leadcapture.lead;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import java.util.UUID;

/** A capture's event and content: one event with two contents is two rows. */
@Embeddable
public record CaptureId(@Column(name = "event_id") UUID eventId, @Column(name = "content_hash") UUID contentHash) {
}
