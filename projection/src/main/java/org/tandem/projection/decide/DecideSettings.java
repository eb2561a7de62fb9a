package org.tandem.projection.decide;

import org.tandem.projection.fold.FoldSettings;

import java.time.Duration;
import java.util.Map;

/**
 * How a service decides.
 *
 * @param group           consumer group: the service's, whatever the version, because only the active one is in it
 * @param maxBatch        most requests in one transaction
 * @param unreadableInRow after so many requests in a row that cannot be read or decided a partition stops
 * @param backoff         pause after a failure
 * @param longestPause    an instance that stops in the middle of its transaction longer than this loses it
 */
public record DecideSettings(String group, int maxBatch, int unreadableInRow, Duration backoff, Duration longestPause) {

    public static DecideSettings of(String service) {
        return new DecideSettings(service + "-decide", 500, 100, Duration.ofSeconds(1), Duration.ofSeconds(10));
    }

    /** The consumer's settings: as a fold reads. */
    Map<String, Object> consumer(Map<String, Object> connection) {
        return new FoldSettings(group, maxBatch, unreadableInRow, backoff).consumer(connection, group);
    }
}
