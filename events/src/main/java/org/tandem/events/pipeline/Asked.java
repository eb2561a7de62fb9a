package org.tandem.events.pipeline;

/** A request that a person makes. */
public interface Asked {

    /** Who asks, an opaque id. */
    String by();

    /** Whether they may act on every lead of the team (a manager), or only on their own. */
    boolean team();

    /** What they wrote about it; null if nothing. */
    default String note() {
        return null;
    }
}
