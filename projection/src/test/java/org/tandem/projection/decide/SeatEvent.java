package org.tandem.projection.decide;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.tandem.events.envelope.EventType;

/** What can be asked of a seat, and what can happen to it. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
sealed interface SeatEvent {

    EventType<Take> TAKE = new EventType<>("org.tandem.test.take", 1, Take.class);
    EventType<Give> GIVE = new EventType<>("org.tandem.test.give", 1, Give.class);
    EventType<Taken> TAKEN = new EventType<>("org.tandem.test.seat-taken", 1, Taken.class);
    EventType<Offered> OFFERED = new EventType<>("org.tandem.test.seat-offered", 1, Offered.class);
    EventType<Painted> PAINTED = new EventType<>("org.tandem.test.seat-painted", 1, Painted.class);
    EventType<Noted> NOTED = new EventType<>("org.tandem.test.seat-noted", 1, Noted.class);

    /** A request. */
    record Take(String seat, String who) implements SeatEvent {
    }

    /** Another request, of which the data look the same. */
    record Give(String seat, String who) implements SeatEvent {
    }

    /** A seat can be taken once. */
    record Taken(String seat, String who) implements SeatEvent {
    }

    /** Another service's fact that calls for a decision: whoever it is offered to takes it. */
    record Offered(String seat, String who) implements SeatEvent {
    }

    /** Another service's fact that calls for nothing. */
    record Painted(String seat) implements SeatEvent {
    }

    /** What somebody typed when taking a seat; on a topic with personal data. */
    record Noted(String words) implements SeatEvent {
    }
}
