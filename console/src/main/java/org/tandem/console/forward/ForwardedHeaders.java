package org.tandem.console.forward;

import io.vertx.core.MultiMap;

import java.util.List;

/**
 * What goes through in both directions: named one by one, because of all others (cookies, credentials, whatever belongs to one
 * connection) none must.
 */
final class ForwardedHeaders {

    private static final List<String> THERE = List.of("Accept", "Accept-Language", "Content-Type", "Idempotency-Key",
            "If-None-Match", "If-Match");
    private static final List<String> BACK = List.of("Content-Type", "Content-Disposition", "Content-Language", "ETag",
            "Last-Modified", "Retry-After");

    private ForwardedHeaders() {
    }

    static void there(MultiMap from, MultiMap to, String token) {
        copy(THERE, from, to);
        to.set("Authorization", "Bearer " + token);
    }

    static void back(MultiMap from, MultiMap to, Target target) {
        copy(BACK, from, to);
        if (from.contains("Location")) {
            to.set("Location", target.seenFromThePage(from.get("Location")));
        }
    }

    private static void copy(List<String> names, MultiMap from, MultiMap to) {
        for (String name : names) {
            String value = from.get(name);
            if (value != null) {
                to.set(name, value);
            }
        }
    }
}
