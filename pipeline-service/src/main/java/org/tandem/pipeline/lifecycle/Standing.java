package org.tandem.pipeline.lifecycle;

import org.tandem.events.ids.LeadId;
import org.tandem.pipeline.consent.Withdrawals;

import java.util.List;
import java.util.Optional;

/** Whether there is such a lead to decide about at all. */
public sealed interface Standing {

    /**
     * Captured, not forgotten, and the id it is worked on under.
     *
     * @param withdrawn  what of the permission to contact it was taken back
     * @param keptOutFor the reason for which the same person is kept out under another id; null if they are not
     * @param disqualifiedBy why the person is nothing for sales, by what scoring says; empty if it does not say so
     */
    record Known(Withdrawals withdrawn, String keptOutFor, List<String> disqualifiedBy) implements Standing {

        public Known {
            disqualifiedBy = List.copyOf(disqualifiedBy);
        }

        public Known() {
            this(Withdrawals.NONE, null, List.of());
        }
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

    /** Why nobody may contact it; a lead that there is not has nothing to take back. */
    default Withdrawals withdrawn() {
        return Withdrawals.NONE;
    }

    /** Why the person is kept out under another id; null if they are not. */
    default String keptOutFor() {
        return null;
    }

    /** Why the person is nothing for sales; empty if that is not said. */
    default List<String> disqualifiedBy() {
        return List.of();
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
