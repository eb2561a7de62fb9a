package org.tandem.projection.tally;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.tandem.events.envelope.EventType;

/** What can happen to a tally. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public sealed interface TallyEvent {

    EventType<Added> ADDED = new EventType<>("org.tandem.test.added", 1, Added.class);
    EventType<Taken> TAKEN = new EventType<>("org.tandem.test.taken", 1, Taken.class);
    EventType<Labelled> LABELLED = new EventType<>("org.tandem.test.labelled", 1, Labelled.class);
    EventType<Noticed> NOTICED = new EventType<>("org.tandem.test.noticed", 1, Noticed.class);

    /** Something was added; a note of {@link TallyProjection#NOTICE} makes the fold emit {@link Noticed}. */
    record Added(String who, long amount, String note) implements TallyEvent {
    }

    /** Something was taken away; on a topic of its own. */
    record Taken(String who, long amount) implements TallyEvent {
    }

    /** The last one counts; on a compacted topic. */
    record Labelled(String who, String label) implements TallyEvent {
    }

    /** What the fold emits. */
    record Noticed(String who) implements TallyEvent {
    }
}
