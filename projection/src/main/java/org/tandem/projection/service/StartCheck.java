package org.tandem.projection.service;

import org.tandem.projection.publish.Publisher;

import java.util.Map;

/** Something a service must know about the stream before it writes to it. */
public interface StartCheck {

    /**
     * Called once the topics are known to be right, before the first fact is written.
     *
     * @param connection how to reach the broker
     * @throws Refusal if the service must not run
     * @throws RuntimeException for anything that may pass: it is called again
     */
    void check(Map<String, Object> connection, Publisher publisher);

    /** The service must not run on this stream; the message says which setting, its value and what to do. */
    final class Refusal extends RuntimeException {
        public Refusal(String message) {
            super(message, null, false, false);
        }
    }
}
