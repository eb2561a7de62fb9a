package org.tandem.pipeline.lifecycle;

import java.util.Objects;

/**
 * Who asks for something.
 *
 * @param id   opaque id
 * @param team whether they may act on every lead of the team (a manager), or only on their own
 */
public record Actor(String id, boolean team) {

    public Actor {
        Objects.requireNonNull(id, "id");
    }
}
