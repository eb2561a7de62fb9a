package org.tandem.projection.timer;

import org.tandem.projection.decide.Ask;

/** What a service's timers ask for when they are due; a service that has timers produces one. */
public interface TimerMeaning {

    /** Its content must not depend on when the timer fires; whatever its id, the request gets the timer's. */
    Ask<?> of(Timer timer);
}
