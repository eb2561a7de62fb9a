package org.tandem.pipeline.routing;

import org.tandem.events.pipeline.PipelineEvent.Candidate;
import org.tandem.events.pipeline.PipelineEvent.RoutingStep;

import java.util.List;
import java.util.Objects;

/**
 * Whom a lead goes to, and why.
 *
 * @param reason     {@code previous-owner}, {@code pool} or {@code fallback}
 * @param steps      everything that was looked at, in order
 * @param pool       whose turn it was; null if it was no pool's
 * @param candidates who of the pool was to be had; empty if it was no pool's turn
 */
public record Route(Owner owner, String reason, List<RoutingStep> steps, String pool, List<Candidate> candidates) {

    public Route {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(reason, "reason");
        steps = List.copyOf(steps);
        candidates = List.copyOf(candidates);
    }
}
