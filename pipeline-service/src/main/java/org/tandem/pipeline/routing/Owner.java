package org.tandem.pipeline.routing;

import java.util.Objects;

/** Who answers for a lead. There is no third case: a lead of sales is never nobody's. */
public sealed interface Owner {

    /** One rep, by an opaque id. */
    record Rep(String id) implements Owner {
        public Rep {
            Objects.requireNonNull(id, "id");
        }
    }

    /** Nobody in particular: everybody in sales sees it, and the first to accept has it. */
    record Queue(String code) implements Owner {
        public Queue {
            Objects.requireNonNull(code, "code");
        }
    }
}
