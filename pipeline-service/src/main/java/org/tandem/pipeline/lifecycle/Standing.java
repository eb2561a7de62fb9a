package org.tandem.pipeline.lifecycle;

import org.tandem.events.ids.LeadId;

import java.util.Optional;

/** Whether there is such a lead to decide about at all. */
public sealed interface Standing {

    /** Captured, not forgotten, and the id it is worked on under. */
    record Known() implements Standing {
    }

    /** Nobody ever brought it. */
    record Unknown() implements Standing {
    }

    /** It was forgotten, and nobody brought it since. */
    record Erased() implements Standing {
    }

    /** The same person is worked on under another id. */
    record LinkedAway(LeadId canonical) implements Standing {
    }

    /** Why nothing is decided about it; empty if something may be. */
    default Optional<Refusal> refusal() {
        if (this instanceof Unknown) {
            return Optional.of(Refusal.of(Refusal.UNKNOWN_LEAD));
        } else if (this instanceof Erased) {
            return Optional.of(Refusal.of(Refusal.ERASED));
        } else if (this instanceof LinkedAway linked) {
            return Optional.of(Refusal.of(Refusal.LINKED_AWAY, "canonical", linked.canonical().toString()));
        }
        return Optional.empty();
    }
}
