package org.tandem.projection.timer;

import org.tandem.events.ids.Uuid5;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Something to ask at a later moment.
 *
 * @param about   what it is about, usually a lead's id
 * @param attempt which of the attempts with it, from 1
 * @param kind    code of what falls due, such as {@code accept}
 */
public record Timer(UUID about, int attempt, String kind, Instant dueAt) {

    public Timer {
        Objects.requireNonNull(about, "about");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(dueAt, "dueAt");
    }

    /** The same wherever the same timer is made again; also the id of the request that it becomes. */
    public UUID id() {
        return Uuid5.of(about, "timer:" + attempt + "/" + kind + "/" + dueAt.toEpochMilli());
    }
}
