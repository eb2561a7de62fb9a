package org.tandem.pipeline.lead;

import org.tandem.events.EventTypes;
import org.tandem.events.pipeline.TeamEvent;
import org.tandem.events.pipeline.TeamEvent.RepChanged;
import org.tandem.events.pipeline.TeamEvent.RepJoined;
import org.tandem.events.pipeline.TeamEvent.RepLeft;
import org.tandem.events.topic.Topics;
import org.tandem.pipeline.routing.Team;
import org.tandem.pipeline.routing.TeamChange;
import org.tandem.projection.decide.Outcome;
import org.tandem.projection.decide.OutcomeEvent;

/** What was decided about the team, as it goes onto the stream: of and keyed by the rep, and all of it on the pool's partition. */
final class TeamOutcomes {

    private TeamOutcomes() {
    }

    static Outcome of(TeamChange change) {
        if (change instanceof TeamChange.Made made) {
            String rep = made.event().rep();
            return Outcome.Granted.of(event(made.event()).happenedTo(rep).keyed(rep).at(made.since()));
        }
        return new Outcome.Refused(((TeamChange.Refused) change).code());
    }

    private static OutcomeEvent<?> event(TeamEvent event) {
        if (event instanceof RepJoined joined) {
            return OutcomeEvent.of(Topics.PIPELINE, EventTypes.REP_JOINED, Team.POOL, joined);
        } else if (event instanceof RepChanged changed) {
            return OutcomeEvent.of(Topics.PIPELINE, EventTypes.REP_CHANGED, Team.POOL, changed);
        }
        return OutcomeEvent.of(Topics.PIPELINE, EventTypes.REP_LEFT, Team.POOL, (RepLeft) event);
    }
}
