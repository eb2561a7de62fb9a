package org.tandem.events.support;

import org.junit.jupiter.api.Named;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.EventType;

import java.util.stream.Stream;

/** Every event type as an argument of a test, shown by its name on the wire. */
public final class Types {

    private Types() {
    }

    public static Stream<Named<EventType<?>>> all() {
        return EventTypes.all().stream().map(type -> Named.of(type.wireName(), type));
    }
}
