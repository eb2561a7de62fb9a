package org.tandem.projection.decide;

import org.tandem.events.envelope.EventType;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A request that somebody makes.
 *
 * @param id       equal when it is made again: derived from the caller's idempotency key, random if there is none
 * @param about    what is to be decided about, usually a lead's id: the record key, which chooses the partition
 * @param notAfter decided later than this, it is refused as expired; null if it may wait for ever
 * @param after    an event of another service that this service must have folded before it decides; null if none
 */
public record Ask<D>(UUID id, EventType<D> type, String about, D data, Instant notAfter, UUID after) {

    public Ask {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(about, "about");
        Objects.requireNonNull(data, "data");
    }

    public static <D> Ask<D> of(UUID id, EventType<D> type, String about, D data) {
        return new Ask<>(id, type, about, data, null, null);
    }

    public Ask<D> notAfter(Instant notAfter) {
        return new Ask<>(id, type, about, data, notAfter, after);
    }

    public Ask<D> after(UUID after) {
        return new Ask<>(id, type, about, data, notAfter, after);
    }
}
