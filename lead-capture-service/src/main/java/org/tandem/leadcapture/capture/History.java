package org.tandem.leadcapture.capture;

import java.time.Instant;

/** Which facts that a sender brings tell of the past: those are known, and never routed, timed or notified of. */
public enum History {

    /** None: a form or an API that says when something happened only says it late. */
    NONE,
    /** Those that state a time which is past. */
    WHEN_DATED,
    /** All. */
    ALL;

    /** @param stated when it happened, as the sender says; null if it does not */
    public boolean covers(Instant stated, Instant now) {
        return this == ALL || this == WHEN_DATED && stated != null && stated.isBefore(now);
    }
}
