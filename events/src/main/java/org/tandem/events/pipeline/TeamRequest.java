package org.tandem.events.pipeline;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What somebody wants the team to be, to be decided against what it is. Topic {@code pipeline-requests}, keyed by the pool of
 * those who get leads. The answer is an event on {@code pipeline}.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public sealed interface TeamRequest {

    /**
     * Let this be what holds for one rep.
     *
     * @param team     code of the team; null of somebody who is to leave
     * @param weight   1 or more; 0 of somebody who is to leave
     * @param timeZone null of somebody who is to leave
     * @param active   false if they are to get no more leads
     * @param since    from when it has held, ISO 8601; null for the moment of the decision
     * @param by       who asks, an opaque id
     */
    record RepChangeRequested(String rep, String team, int weight, String timeZone, boolean active, String since, String by)
            implements TeamRequest {
    }
}
