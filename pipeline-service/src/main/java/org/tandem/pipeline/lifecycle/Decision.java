package org.tandem.pipeline.lifecycle;

import org.tandem.events.pipeline.PipelineEvent;

import java.util.List;
import java.util.Objects;

/** What became of a request. */
public sealed interface Decision {

    /**
     * It is done: these are the facts, and this is the state they lead to.
     *
     * @param events at least one, in the order in which they happen
     */
    record Done(List<PipelineEvent> events, LeadState next) implements Decision {
        public Done {
            events = List.copyOf(events);
            Objects.requireNonNull(next, "next");
        }
    }

    /** It is not done, and the state stays as it is. */
    record Refused(Refusal refusal) implements Decision {
    }

    static Decision done(Step<?> step) {
        return new Done(List.of(step.event()), step.next());
    }

    static Decision refused(String code) {
        return new Refused(Refusal.of(code));
    }

    static Decision refused(String code, String fact, String value) {
        return new Refused(Refusal.of(code, fact, value));
    }
}
