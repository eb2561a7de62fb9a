package org.tandem.events.pipeline;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.tandem.events.ids.LeadId;
import org.tandem.events.money.Money;

import java.util.UUID;

/**
 * What somebody wants to do with a lead, to be decided against its state. Topic {@code pipeline-requests}, gone after
 * seven days. The answer is an event on {@code pipeline}.
 *
 * <p>A {@code note} is what somebody wrote about it; it becomes an event on {@code pipeline-notes}.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public sealed interface PipelineRequest {

    LeadId leadId();

    /** Take a lead. */
    record AcceptRequested(LeadId leadId, String by, boolean team) implements PipelineRequest, Asked {
    }

    /** Give a lead back for good, or with a day until that day. */
    record RejectRequested(LeadId leadId, String by, boolean team, String reason, String wakeOn, String note)
            implements PipelineRequest, Asked {
    }

    /** Give a lead back until a day. */
    record RecycleRequested(LeadId leadId, String by, boolean team, String reason, String wakeOn, String note)
            implements PipelineRequest, Asked {
    }

    /** Say that one tried to reach the lead, and what came of it. */
    record ContactRequested(LeadId leadId, String by, boolean team, String channel, String outcome, String note)
            implements PipelineRequest, Asked {
    }

    /** Make a lead an opportunity. */
    record OpportunityRequested(LeadId leadId, String by, boolean team, String stage, Money value, String note)
            implements PipelineRequest, Asked {
    }

    /** Move an opportunity on, or back. */
    record StageMoveRequested(LeadId leadId, UUID opportunityId, String by, boolean team, String stage, Money value,
                              String note) implements PipelineRequest, Asked {
    }

    /** Say that an opportunity is won. */
    record WinRequested(LeadId leadId, UUID opportunityId, String by, boolean team, Money value, String note)
            implements PipelineRequest, Asked {
    }

    /** Say that an opportunity is lost, and why. */
    record LossRequested(LeadId leadId, UUID opportunityId, String by, boolean team, String reason, String note)
            implements PipelineRequest, Asked {
    }

    /**
     * The day of a recycled lead has come.
     *
     * @param attempt the attempt that was recycled: a lead that came back before is not woken again
     */
    record WakeRequested(LeadId leadId, int attempt, String wakeOn) implements PipelineRequest {
    }

    /**
     * An id qualified that is linked to another one, or that was held back: the lead that is worked on is to be routed.
     *
     * @param qualified     the id that qualified
     * @param qualification id of the event by which it did
     */
    record RoutingRequested(LeadId leadId, LeadId qualified, UUID qualification) implements PipelineRequest {
    }

    /**
     * The same person turned out to be worked on under another id: one of the attempts is to end.
     *
     * @param into the id whose attempt goes on
     */
    record MergeRequested(LeadId leadId, LeadId into) implements PipelineRequest {
    }
}
