package org.tandem.pipeline.lifecycle;

import org.tandem.pipeline.opportunity.Stages;
import org.tandem.pipeline.routing.Team;

import java.util.Objects;
import java.util.Set;

/**
 * What a company decided about how its sales works.
 *
 * @param team            whom leads can go to
 * @param configured      whom they could go to before the stream said anything of a team
 * @param contactPurposes the permissions without which nobody of sales contacts a person
 */
public record SalesRules(Team team, Team configured, Stages stages, Set<String> contactPurposes) {

    public SalesRules {
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(configured, "configured");
        Objects.requireNonNull(stages, "stages");
        contactPurposes = Set.copyOf(contactPurposes);
    }

    /** While the configured team is the one in force. */
    public SalesRules(Team configured, Stages stages, Set<String> contactPurposes) {
        this(configured, configured, stages, contactPurposes);
    }

    /** The same with another team in force. */
    public SalesRules with(Team other) {
        return new SalesRules(other, configured, stages, contactPurposes);
    }
}
