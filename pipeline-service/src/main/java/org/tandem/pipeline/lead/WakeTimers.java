package org.tandem.pipeline.lead;

import org.tandem.pipeline.lifecycle.LeadState;
import org.tandem.pipeline.lifecycle.LeadState.Recycled;
import org.tandem.pipeline.routing.Team;
import org.tandem.projection.timer.Timer;
import org.tandem.projection.timer.TimerStore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What one fold or decision changes about when leads are woken: every recycled lead has a timer, and no other has. */
final class WakeTimers {

    private final Team team;
    private final Map<UUID, Timer> set = new HashMap<>();
    private final Set<UUID> taken = new HashSet<>();

    WakeTimers(Team team) {
        this.team = team;
    }

    void changed(LeadState before, LeadState after) {
        if (before instanceof Recycled was) {
            UUID timer = WakeUps.timer(was, team).id();
            set.remove(timer);
            taken.add(timer);
        }
        if (after instanceof Recycled is) {
            set(is);
        }
    }

    /** Its day has been moved by another zone since its timer was set, and that one has fired. */
    void set(Recycled recycled) {
        Timer timer = WakeUps.timer(recycled, team);
        taken.remove(timer.id());
        set.put(timer.id(), timer);
    }

    void write(Connection db) throws SQLException {
        TimerStore.cancel(db, taken);
        TimerStore.set(db, set.values());
    }
}
