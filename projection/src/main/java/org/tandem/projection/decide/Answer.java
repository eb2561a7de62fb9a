package org.tandem.projection.decide;

import org.tandem.events.envelope.Envelope;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is known of a request's outcome. */
public sealed interface Answer {

    UUID requestId();

    /**
     * Granted, and acknowledged by the broker: 200 or 201.
     *
     * @param events the facts; empty if the database was rebuilt since, for then they are only in the tables and the log
     */
    record Granted(UUID requestId, List<Envelope<?>> events) implements Answer {
    }

    /** Refused, and the refusal acknowledged by the broker: 409. */
    record Refused(UUID requestId, String code, Map<String, String> facts) implements Answer {
    }

    /** The id was used before for a request that said something else: 409, or 422 of an idempotency key. */
    record Conflict(UUID requestId) implements Answer {
    }

    /** Not decided yet, or not acknowledged yet, or never asked: 202 with a link that reads it by the request's id. */
    record Pending(UUID requestId) implements Answer {
    }

    /** Not even asked: the event that the request is to come after has not been folded within the wait limit. */
    record NotFoldedYet(UUID requestId, UUID after) implements Answer {
    }
}
