package org.tandem.pipeline.lifecycle;

import org.tandem.pipeline.opportunity.Stages;
import org.tandem.pipeline.routing.Team;

import java.util.Objects;
import java.util.Set;

/**
 * What a company decided about how its sales works.
 *
 * @param contactPurposes the permissions without which nobody of sales contacts a person
 */
public record SalesRules(Team team, Stages stages, Set<String> contactPurposes) {

    public SalesRules {
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(stages, "stages");
        contactPurposes = Set.copyOf(contactPurposes);
    }

    /** The same with another team. */
    public SalesRules with(Team other) {
        return new SalesRules(other, stages, contactPurposes);
    }
}
