package org.tandem.leadcapture.lead;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import java.util.UUID;

/** The capture, in one content, that an activity belongs to. */
@Embeddable
public record ActivityId(@Column(name = "lead_id") UUID leadId, @Column(name = "capture_id") UUID captureId,
                         @Column(name = "content_hash") UUID contentHash) {
}
