package org.tandem.faults;

import org.tandem.faults.StreamLog.Content;

/**
 * One thing the client is going to send.
 *
 * @param number         the capture's own number: what the ledger knows it by
 * @param original       the number of the capture whose key this one uses again; its own number otherwise
 * @param path           where it is sent
 * @param contentType    of the body
 * @param idempotencyKey the sender's own id of it, the same in every attempt
 * @param person         the address in it, unique to its original; null where it is unreadable on purpose
 * @param message        what tells it from another content under the same key
 */
public record PlannedCapture(int number, Kind kind, int original, String path, String contentType, String idempotencyKey,
                             String person, String message, String body) {

    public enum Kind {
        /** A new person by the JSON API. */
        NEW,
        /** A new person by a web form, urlencoded. */
        FORM,
        /** The same key and the same body as an earlier one: must have no second effect. */
        REPEAT,
        /** The same key as an earlier one with another body: must be refused, or be visible as a conflict. */
        CONFLICT,
        /** Nobody could accept it: must be refused, and leave no lead. */
        INVALID
    }

    public boolean startsAnId() {
        return original == number;
    }

    public Content content() {
        return new Content(person, message);
    }

    /** What it is found by among the refused ones. */
    public Refused asRefused() {
        return new Refused(path, body);
    }

    public record Refused(String endpoint, String payload) {
    }
}
