package org.tandem.pipeline.lifecycle;

import org.tandem.pipeline.opportunity.Stages;
import org.tandem.pipeline.routing.Team;

import java.util.Objects;

/** What a company decided about how its sales works. */
public record SalesRules(Team team, Stages stages) {

    public SalesRules {
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(stages, "stages");
    }
}
