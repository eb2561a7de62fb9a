package org.tandem.feedback.verdict;

import java.util.Objects;
import java.util.Optional;

/**
 * One time that sales worked on a lead, as far as verdicts go.
 *
 * <pre>
 *   Offered ──accepted──► Held ──rejected, recycled, won, lost──► Closed
 *      └──────────────────────given back at once───────────────────▲
 * </pre>
 *
 * Only what was held can be judged: whoever has not taken a lead has not looked at it.
 */
public sealed interface Attempt {

    /** Counted from 1. */
    int number();

    /** Sales was given the lead, and nobody has answered for it yet. */
    record Offered(int number) implements Attempt {
    }

    /** An attempt on which a verdict can be given. */
    sealed interface Judgeable extends Attempt {

        /** Who holds the lead, or held it last; opaque. */
        String rep();
    }

    /** A rep works on the lead. */
    record Held(int number, String rep) implements Judgeable {
        public Held {
            Objects.requireNonNull(rep, "rep");
        }
    }

    /** It is over; who held the lead may still say what it was worth. */
    record Closed(int number, String rep) implements Judgeable {
        public Closed {
            Objects.requireNonNull(rep, "rep");
        }
    }

    /** Who holds or held the lead, if anybody did. */
    default Optional<String> holder() {
        return this instanceof Judgeable held ? Optional.of(held.rep()) : Optional.empty();
    }
}
