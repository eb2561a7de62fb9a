package org.tandem.events.feedback;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.tandem.events.ids.LeadId;

/**
 * What somebody wants to say, to be decided against who holds which lead. Topic {@code feedback-requests}, gone after
 * seven days. The answer is an event on {@code feedback}.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public sealed interface FeedbackRequest {

    LeadId leadId();

    /**
     * Give a verdict on a lead, or correct one's own.
     *
     * @param attempt which time sales worked on the lead; null for the last time that the rep held it
     * @param by      opaque id of the rep who asks
     * @param verdict as in {@link FeedbackEvent.VerdictGiven}
     * @param note    what they wrote about it; it becomes an event on {@code feedback-notes}
     */
    record VerdictRequested(LeadId leadId, Integer attempt, String by, String verdict, String note)
            implements FeedbackRequest {
    }
}
