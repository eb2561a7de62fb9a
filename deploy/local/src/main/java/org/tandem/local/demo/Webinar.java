package org.tandem.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Who did what about the webinar: of 600 invited 100 registered, 60 attended, and 2 became customers. */
final class Webinar {

    static final String CODE = "lead-handover-live";
    static final int INVITED = 600;
    static final int REGISTERED = 100;
    static final int ATTENDED = 60;
    static final int WON = 2;

    private static final int SCHEDULED_MINUTES = 60;
    private static final Duration BEFORE_NOW = Duration.ofDays(14);
    private static final Duration INVITATION = Duration.ofDays(28);

    private final List<Integer> guests;
    private final Instant began;

    /** @param began when the demo began, and its history ended */
    Webinar(Instant began) {
        this.began = began;
        List<Integer> shuffled = new ArrayList<>();
        for (int guest = 0; guest < INVITED; guest++) {
            shuffled.add(guest);
        }
        Collections.shuffle(shuffled, new Random(People.SEED));
        this.guests = List.copyOf(shuffled);
    }

    /** @param minutes of who attended; null of others */
    record Deed(int guest, String activity, Instant at, Integer minutes, Integer scheduledMinutes) {
    }

    Instant invitedAt() {
        return began.minus(INVITATION);
    }

    /** Those of the guests who became customers; they attended. */
    List<Integer> customers() {
        return guests.subList(0, WON);
    }

    List<Deed> deeds() {
        List<Deed> deeds = new ArrayList<>();
        Random random = new Random(People.SEED + 1);
        Instant start = began.minus(BEFORE_NOW);
        for (int place = 0; place < guests.size(); place++) {
            int guest = guests.get(place);
            deeds.add(new Deed(guest, "invited", invitedAt(), null, null));
            if (place < REGISTERED) {
                deeds.add(new Deed(guest, "registered", invitedAt().plus(Duration.ofMinutes(1 + random.nextInt(13 * 24 * 60))), null, null));
            }
            if (place < ATTENDED) {
                deeds.add(new Deed(guest, "attended", start, 10 + random.nextInt(SCHEDULED_MINUTES - 9), SCHEDULED_MINUTES));
            } else if (place < REGISTERED) {
                deeds.add(new Deed(guest, "missed", start, null, null));
            }
        }
        return deeds;
    }
}
