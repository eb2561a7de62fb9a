package org.tandem.leadcapture.intake;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.UUID;

/**
 * What a sender is told when its capture is on the stream.
 *
 * @param leadId  whose lead it is; the same person has the same id every time
 * @param eventId the capture; pass it as {@code after} to a read that must see it
 */
@Schema(description = "The capture is on the stream", example = """
        {"leadId": "f27235cd-ddee-56b7-a887-d47febd99214", "eventId": "0193d1f0-52c4-7b1e-9a55-2f6a3b1c7d10"}""")
public record CaptureAnswer(UUID leadId, UUID eventId) {
}
