package org.tandem.events.pipeline;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Who leads can go to. Topic {@code pipeline}, keyed by the rep; all on one partition, because what a team is follows from the
 * order in which people joined and left. Reps are opaque ids.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public sealed interface TeamEvent {

    String rep();

    /**
     * Somebody is in a team from now on, or is again.
     *
     * @param team     the team's code
     * @param weight   of two, the one with twice the weight gets twice as many leads; 1 or more
     * @param timeZone where their days begin, such as {@code America/Sao_Paulo}
     * @param by       who said so, an opaque id
     */
    record RepJoined(String rep, String team, int weight, String timeZone, String by) implements TeamEvent {
    }

    /** Somebody who is in a team is in another, or has another weight or zone; all of it as it is from now on. */
    record RepChanged(String rep, String team, int weight, String timeZone, String by) implements TeamEvent {
    }

    /** Somebody gets no more leads; those they have stay theirs. */
    record RepLeft(String rep, String by) implements TeamEvent {
    }
}
