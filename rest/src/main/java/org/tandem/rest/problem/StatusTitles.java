package org.tandem.rest.problem;

import java.util.Map;

/** What a status means, in words that do not blame. */
public final class StatusTitles {

    private static final Map<Integer, String> TITLES = Map.of(
            400, "The request could not be understood",
            404, "There is nothing at this address",
            405, "This address does not answer to this method",
            406, "The answer is only available as JSON",
            408, "The request took too long to arrive",
            413, "The body is too large",
            415, "This content type is not accepted here");

    private StatusTitles() {
    }

    public static String of(int status) {
        return TITLES.getOrDefault(status, "The request was not accepted");
    }
}
