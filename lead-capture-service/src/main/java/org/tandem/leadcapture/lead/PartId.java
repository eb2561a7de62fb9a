package org.tandem.leadcapture.lead;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import java.util.UUID;

/** A part of a capture: its profile or its activity. */
@Embeddable
public record PartId(@Column(name = "lead_id") UUID leadId, @Column(name = "capture_id") UUID captureId) {
}
