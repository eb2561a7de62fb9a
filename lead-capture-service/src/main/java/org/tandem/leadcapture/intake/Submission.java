package org.tandem.leadcapture.intake;

import org.tandem.leadcapture.capture.CaptureContext;
import org.tandem.leadcapture.capture.Reading;

/**
 * One request of a known sender, before anything is decided about it.
 *
 * @param endpoint       what is shown where it is refused, such as {@code /leads}
 * @param idempotencyKey the sender's own id of the request; null if it gave none
 * @param correction     whether it corrects what was refused and kept before
 */
public record Submission(CaptureContext context, String endpoint, String contentType, byte[] body,
                         String idempotencyKey, Reading reading, boolean correction) {

    /** Brought for the first time. */
    public Submission(CaptureContext context, String endpoint, String contentType, byte[] body, String idempotencyKey, Reading reading) {
        this(context, endpoint, contentType, body, idempotencyKey, reading, false);
    }

    String sender() {
        return context.sender();
    }

    /**
     * Who chose the idempotency key. The visitors of a form are not its sender: with a key of their choice they would take the
     * place of a row of the sender's lists (ADR 5).
     */
    String keysOf() {
        return context.form() == null || correction ? context.sender() : context.sender() + "/forms/" + context.form();
    }
}
