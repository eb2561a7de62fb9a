package org.tandem.projection.decide;

import org.tandem.events.envelope.Envelope;
import org.tandem.events.ids.Identity;
import org.tandem.projection.codec.StreamRecord;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Something to decide, as it stands in the log: a record of {@code <service>-requests}, or another service's fact.
 *
 * @param record where it stands and what it says
 */
public record Request(StreamRecord record) {

    public Request {
        Objects.requireNonNull(record.envelope(), "envelope");
    }

    /** What makes it the same request when it comes again; of a fact, the event's id. */
    public UUID id() {
        return record.envelope().id();
    }

    /** What is decided about, usually a lead's id: the record key. */
    public String about() {
        return record.key();
    }

    public Envelope<?> envelope() {
        return record.envelope();
    }

    /** What is asked for. */
    public Object data() {
        return record.envelope().data();
    }

    /** The moment after which it is refused as expired; null of one that may wait for ever. */
    public Instant notAfter() {
        return record.envelope().notAfter();
    }

    /** The id that the event of this name in this request's outcome has, whenever it is decided. */
    public UUID eventId(String name) {
        return Identity.part(id(), name);
    }
}
