package org.tandem.pipeline.lead;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.events.EventTypes;
import org.tandem.events.ids.LeadId;
import org.tandem.events.pipeline.PipelineRequest.WakeRequested;
import org.tandem.pipeline.lifecycle.LeadState.Recycled;
import org.tandem.pipeline.routing.Team;
import org.tandem.projection.decide.Ask;
import org.tandem.projection.timer.Timer;
import org.tandem.projection.timer.TimerMeaning;

import java.time.LocalDate;

/** When a recycled lead comes back by itself, and what is asked for then. */
@ApplicationScoped
public class WakeUps implements TimerMeaning {

    private static final String KIND = "wake/";

    /** Due when the lead's day begins where its rep worked; by {@code team} of what was recycled before that was said. */
    static Timer timer(Recycled recycled, Team team) {
        return new Timer(recycled.leadId().value(), recycled.attempt(), KIND + recycled.wakeOn(),
                recycled.wakeOn().atStartOfDay(recycled.zone() == null ? team.zoneOf(recycled.rep()) : recycled.zone()).toInstant());
    }

    @Override
    public Ask<WakeRequested> of(Timer timer) {
        LocalDate wakeOn = LocalDate.parse(timer.kind().substring(KIND.length()));
        return Ask.of(timer.id(), EventTypes.LEAD_WAKE_REQUESTED, timer.about().toString(),
                new WakeRequested(new LeadId(timer.about()), timer.attempt(), wakeOn.toString()));
    }
}
