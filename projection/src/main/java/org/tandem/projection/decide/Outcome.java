package org.tandem.projection.decide;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What became of a request. It leaves a trace on the stream either way: without one, nobody would know it was decided. */
public sealed interface Outcome {

    /**
     * It was granted, and these are the facts.
     *
     * @param events at least one, each name once; published in this order
     */
    record Granted(List<OutcomeEvent<?>> events) implements Outcome {
        public Granted {
            events = List.copyOf(events);
            if (events.isEmpty()) {
                throw new IllegalArgumentException("an outcome without an event: refuse the request, or say what happened");
            }
            if (events.stream().map(OutcomeEvent::name).collect(Collectors.toSet()).size() < events.size()) {
                throw new IllegalArgumentException("two events of one name in an outcome");
            }
        }

        public static Granted of(OutcomeEvent<?>... events) {
            return new Granted(List.of(events));
        }
    }

    /**
     * It was refused.
     *
     * @param code  why, such as {@code already-accepted}; never words
     * @param facts what a reader needs to understand it, such as who was first: codes, ids and numbers, because they stay
     *              on the stream for ever
     */
    record Refused(String code, Map<String, String> facts) implements Outcome {

        /** The code of a request that was decided after its {@code notAfter}. */
        public static final String EXPIRED = "expired";

        public Refused {
            Objects.requireNonNull(code, "code");
            facts = Map.copyOf(facts);
        }

        public Refused(String code) {
            this(code, Map.of());
        }
    }
}
