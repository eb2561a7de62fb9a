package org.tandem.rest.problem;

/**
 * What was asked for may be there, and cannot be read now: the caller is to come back. Thrown by whatever reads; answered
 * with 503 and {@code Retry-After} in one place.
 */
public final class Unavailable extends RuntimeException {

    /** Without the cause's message: a database quotes the values it was given. */
    public Unavailable(Exception cause) {
        super(cause.getClass().getSimpleName(), cause);
    }
}
