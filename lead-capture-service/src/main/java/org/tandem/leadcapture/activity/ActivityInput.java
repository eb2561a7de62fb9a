package org.tandem.leadcapture.activity;

import java.time.Instant;

/**
 * What a sender says that somebody did, as it was sent; null is what was not said.
 *
 * @param email       the person's address, or else
 * @param externalRef what the sender calls the person
 * @param activity    {@code invited}, {@code registered}, {@code attended} or {@code missed}
 * @param webinar     code of the webinar
 * @param minutes     how long somebody stayed who attended
 * @param occurredAt  when it happened; when it arrives, unless said
 */
public record ActivityInput(String email, String externalRef, String activity, String webinar, String campaign,
                            String minutes, String scheduledMinutes, Instant occurredAt) {

    /** Without the values, so that no log line can carry them. */
    @Override
    public String toString() {
        return "ActivityInput";
    }
}
