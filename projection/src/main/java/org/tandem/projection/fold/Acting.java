package org.tandem.projection.fold;

import org.tandem.events.topic.Topic;

/** What a projection's effects are, which decides what is to be done when the mark of what has been done is lost. */
public sealed interface Acting {

    /** Doing it again changes nothing, such as writing a tombstone again: a lost mark begins at the start of the stream. */
    record Repeatable() implements Acting {
    }

    /**
     * Each effect may be caused once. It carries its source position, so a lost mark is found again on {@code output}. A
     * projection that folds its own output is told what is settled: {@link Effects#isSettled}.
     */
    record Once(Topic output) implements Acting {
    }
}
