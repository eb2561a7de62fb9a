package org.tandem.rest.body;

import io.vertx.core.http.HttpServerRequest;
import org.tandem.rest.page.Parameters;

/** The caller's own id of a request: sent again with it, the request is the same one. */
public final class IdempotencyKey {

    public static final String HEADER = "Idempotency-Key";
    public static final String DESCRIPTION = "Your own id of this request, 1 to 200 characters: sent again, it is decided once";
    private static final int LONGEST = 200;

    private IdempotencyKey() {
    }

    /**
     * As it was sent; null if there is none or it is wrong. A header parameter will not do: it takes a blank one for
     * none, and a caller that means to repeat safely would be doing it twice.
     */
    public static String of(HttpServerRequest request, Parameters given) {
        String key = request.getHeader(HEADER);
        return key == null || !key.isBlank() && key.length() <= LONGEST ? key
                : given.wrong(HEADER, "wrong-length", "The idempotency key must have 1 to " + LONGEST + " characters");
    }
}
