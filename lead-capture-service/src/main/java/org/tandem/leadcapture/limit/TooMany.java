package org.tandem.leadcapture.limit;

import org.tandem.rest.problem.Problem;

/**
 * More came from one than may.
 *
 * @param seconds until the next may come
 */
public record TooMany(String title, long seconds) {

    static final int STATUS = 429;

    public Problem problem() {
        return Problem.of(STATUS, "rate-limited", title, "Send the same again after " + seconds + " s");
    }
}
