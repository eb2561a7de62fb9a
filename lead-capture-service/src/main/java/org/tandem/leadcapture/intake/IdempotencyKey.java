package org.tandem.leadcapture.intake;

import io.vertx.core.http.HttpServerRequest;

/** The sender's own id of a request. */
public final class IdempotencyKey {

    public static final String HEADER = "Idempotency-Key";
    public static final String DESCRIPTION = "Your own id of this request, 1 to 200 characters: sent again, it is one lead";

    private IdempotencyKey() {
    }

    /**
     * As it was sent, or null. A header parameter will not do: it takes a blank one for none, and a sender that means to
     * repeat safely would make two leads of one.
     */
    public static String of(HttpServerRequest request) {
        return request.getHeader(HEADER);
    }
}
