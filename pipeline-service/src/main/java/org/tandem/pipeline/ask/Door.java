package org.tandem.pipeline.ask;

import org.tandem.pipeline.lifecycle.Refusal;
import org.tandem.rest.problem.Problem;

import java.util.Set;

/** What an address names. What is somebody else's gets the answer there that what is not there gets. */
enum Door {
    /** Who saw a lead in its queue is told who was faster. */
    LEAD(Refusal.UNKNOWN_LEAD, "There is no such lead", Set.of(Refusal.UNKNOWN_LEAD, Refusal.NOT_YOURS)),
    /** An opportunity was never in a queue. */
    OPPORTUNITY(Refusal.UNKNOWN_OPPORTUNITY, "There is no such opportunity",
            Set.of(Refusal.UNKNOWN_LEAD, Refusal.NOT_YOURS, Refusal.HELD_BY_ANOTHER));

    private final String code;
    private final String title;
    private final Set<String> hidden;

    Door(String code, String title, Set<String> hidden) {
        this.code = code;
        this.title = title;
        this.hidden = hidden;
    }

    /** Whether a refusal says that there is nothing for the caller. */
    boolean hides(String refusal) {
        return hidden.contains(refusal);
    }

    Problem missing() {
        return Problem.of(404, code, title, null);
    }
}
