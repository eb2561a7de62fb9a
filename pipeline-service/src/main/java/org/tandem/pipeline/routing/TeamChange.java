package org.tandem.pipeline.routing;

import org.tandem.events.pipeline.TeamEvent;
import org.tandem.events.pipeline.TeamEvent.RepChanged;
import org.tandem.events.pipeline.TeamEvent.RepJoined;
import org.tandem.events.pipeline.TeamEvent.RepLeft;
import org.tandem.events.pipeline.TeamRequest.RepChangeRequested;

import java.time.Instant;
import java.time.ZoneId;

/** What becomes of a wish about one rep's place in the team: a fact, or the reason why there is none. */
public sealed interface TeamChange {

    /** It holds already. */
    String NOTHING_NEW = "nothing-new";
    /** What holds has been so for longer than what is asked for: an old list must not undo a newer one. */
    String LATER_IS_KNOWN = "later-is-known";
    /** The configured team is in force, and nobody can leave that one: it would go on as if nothing had been said. */
    String NO_TEAM_YET = "no-team-yet";

    /** @param since from when it holds */
    record Made(TeamEvent event, Instant since) implements TeamChange {
    }

    /** @param code one of the above */
    record Refused(String code) implements TeamChange {
    }

    /**
     * @param current   what holds for the rep; null of somebody who never was in the team
     * @param teamKnown whether the stream says of anybody that they are or were in the team
     */
    static TeamChange decide(Membership current, boolean teamKnown, RepChangeRequested wanted, Instant now) {
        if (!wanted.active() && !teamKnown) {
            return new Refused(NO_TEAM_YET);
        }
        boolean wasActive = current != null && current.active();
        if (!wanted.active() && !wasActive || wasActive && isSame(current, wanted)) {
            return new Refused(NOTHING_NEW);
        }
        Instant since = since(current, wanted, now);
        if (current != null && since.isBefore(current.since())) {
            return new Refused(LATER_IS_KNOWN);
        } else if (!wanted.active()) {
            return new Made(new RepLeft(wanted.rep(), wanted.by()), since);
        }
        return new Made(wasActive
                ? new RepChanged(wanted.rep(), wanted.team(), wanted.weight(), wanted.timeZone(), wanted.by())
                : new RepJoined(wanted.rep(), wanted.team(), wanted.weight(), wanted.timeZone(), wanted.by()), since);
    }

    /** From now on, unless said; never before what holds, which may be said by a clock that is ahead of ours. */
    private static Instant since(Membership current, RepChangeRequested wanted, Instant now) {
        if (wanted.since() != null) {
            return Instant.parse(wanted.since());
        }
        return current != null && current.since().isAfter(now) ? current.since() : now;
    }

    /** Whether what is asked for holds already. */
    static boolean isSame(Membership current, RepChangeRequested wanted) {
        return current.active() == wanted.active() && (!wanted.active() || current.team().equals(wanted.team())
                && current.weight() == wanted.weight() && current.zone().getId().equals(wanted.timeZone()));
    }

    /**
     * What holds after a fact.
     *
     * @param current null of somebody who never was in the team
     * @return {@code current} if the fact does not fit
     */
    static Membership after(Membership current, TeamEvent event, Instant since) {
        int revision = current == null ? 1 : current.revision() + 1;
        if (event instanceof RepJoined joined) {
            return new Membership(joined.rep(), joined.team(), joined.weight(), ZoneId.of(joined.timeZone()), true, since, revision);
        } else if (event instanceof RepChanged changed) {
            return new Membership(changed.rep(), changed.team(), changed.weight(), ZoneId.of(changed.timeZone()), true, since, revision);
        } else if (event instanceof RepLeft) {
            return current == null ? null : new Membership(current.rep(), current.team(), current.weight(), current.zone(), false,
                    since, revision);
        }
        throw new IllegalArgumentException("nothing follows from " + event.getClass().getSimpleName());
    }
}
