package org.tandem.faults;

import org.tandem.faults.StreamState.Fact;

import java.util.Map;
import java.util.Set;

/**
 * The whole stream as one reader understood it.
 *
 * @param tables   what the tables must hold
 * @param contents what each content of an event said, by its profile record; also of those that a later one replaced
 * @param active   contents whose activity is there
 * @param refused  ids of captures that {@code leads} tells were refused
 * @param parked   records that a service could not read
 * @param records  all there were
 */
public record StreamLog(StreamState tables, Map<Fact, Content> contents, Set<Fact> active, Set<String> refused, int parked,
                        long records) {

    /** What tells one thing that a sender said from another. */
    public record Content(String person, String message) {
        public Content {
            message = message == null ? null : message.strip();
        }
    }

    /** Whether every record of this content is there, not only of its event. */
    public boolean whole(Fact fact) {
        StreamState.Capture capture = tables.captures().get(fact);
        return capture != null && (!capture.withProfile() || contents.containsKey(fact))
                && (!capture.withActivity() || active.contains(fact));
    }
}
