package org.tandem.events.feedback;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.tandem.events.ids.LeadId;

/**
 * What sales learned and tells marketing. Topic {@code feedback}; reps are opaque ids, verdicts are codes, what people
 * wrote is on {@code feedback-notes}.
 *
 * <p>Codes are open: a reader must expect values it does not know.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public sealed interface FeedbackEvent {

    LeadId leadId();

    /**
     * The rep who held a lead says what it was worth. There is one verdict for each attempt: of several, the one with the
     * highest revision counts.
     *
     * @param attempt  which time sales worked on the lead, counted from 1
     * @param rep      who held the lead then, and gave the verdict
     * @param verdict  {@code good}, {@code wrong-fit}, {@code wrong-time}, {@code no-need}, {@code competitor} or
     *                 {@code false-data}
     * @param source   where the lead's first capture came from; null if that was not known
     * @param campaign of the lead's first capture; null if it had none
     * @param revision 1 for the first verdict on the attempt, and one more with each correction
     */
    record VerdictGiven(LeadId leadId, int attempt, String rep, String verdict, String source, String campaign, int revision)
            implements FeedbackEvent {
    }
}
