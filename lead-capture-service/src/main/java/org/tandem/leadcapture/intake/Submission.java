package org.tandem.leadcapture.intake;

import org.tandem.leadcapture.capture.CaptureContext;
import org.tandem.leadcapture.capture.Reading;

/**
 * One request of a known sender, before anything is decided about it.
 *
 * @param endpoint       what is shown where it is refused, such as {@code /leads}
 * @param idempotencyKey the sender's own id of the request; null if it gave none
 */
public record Submission(CaptureContext context, String endpoint, String contentType, byte[] body,
                         String idempotencyKey, Reading reading) {

    String sender() {
        return context.sender();
    }
}
