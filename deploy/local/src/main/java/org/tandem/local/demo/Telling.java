package org.tandem.local.demo;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Brings the history in. Rows are named by their ids, so telling it again after a break changes nothing. */
final class Telling {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String NAME = "&name=demo-history";

    private final Doors doors;

    Telling(Doors doors) {
        this.doors = doors;
    }

    /** A list, as somebody brings it. */
    private interface Bringing {
        JsonNode bring() throws IOException, InterruptedException;
    }

    /** Gives a line for people. */
    String tell(History history) throws InterruptedException {
        Instant start = Instant.now();
        int leads = bring("leads", () -> doors.bringList("/imports/leads?mapping=generic-leads" + NAME, history.leads()));
        int activities = bring("activities", () -> doors.bringList("/imports/activities?mapping=webinar-attendees" + NAME, history.activities()));
        int deals = bring("deals", () -> doors.bringDeals("/imports/deals?mapping=generic-deals&provider=website" + NAME, history.deals()));
        return "history of %d leads, %d activities and %d deals told in %d s".formatted(leads, activities, deals,
                Duration.between(start, Instant.now()).toSeconds());
    }

    /** Again until all of it is there: a service that has just started takes nothing for a moment. */
    private int bring(String what, Bringing list) throws InterruptedException {
        Instant deadline = Instant.now().plus(LIMIT);
        String last = "nothing";
        while (Instant.now().isBefore(deadline)) {
            try {
                JsonNode summary = list.bring();
                if (summary.path("complete").asBoolean()) {
                    if (summary.path("refused").asInt() > 0) {
                        throw new IllegalStateException(summary.path("refused") + " " + what + " of the demo were refused");
                    }
                    return summary.path("rows").asInt();
                }
                last = summary.toString();
            } catch (IOException away) {
                last = away.toString();
            }
            TimeUnit.SECONDS.sleep(1);
        }
        throw new IllegalStateException("the " + what + " of the demo are not taken: " + last);
    }
}
