package org.tandem.scoring.engagement;

import java.time.Instant;
import java.util.UUID;

/**
 * Something a lead did, as scoring sees it.
 *
 * @param type        such as {@code page.viewed}
 * @param about       the asset, webinar, form, message, or name of a custom activity; null where the type has none
 * @param page        address of a viewed page; null elsewhere
 * @param percent     of a webinar's minutes that were attended; null where that is not known
 * @param at          when it counts from: when it happened, but never later than when it was recorded. A clock that is
 *                    ahead would otherwise give points for what has not happened
 * @param recordedAt  when the publisher knew it
 * @param fact        the event
 */
public record Activity(String type, String about, String page, Integer percent, Instant at, Instant recordedAt,
                       Fact fact) {

    public Activity {
        at = at.isAfter(recordedAt) ? recordedAt : at;
    }

    /** An event in one content: its id and the hash of what it says. */
    public record Fact(UUID eventId, UUID contentHash) implements Comparable<Fact> {

        /** As PostgreSQL orders them: by unsigned bytes. */
        @Override
        public int compareTo(Fact other) {
            int byId = compare(eventId, other.eventId);
            return byId != 0 ? byId : compare(contentHash, other.contentHash);
        }

        private static int compare(UUID a, UUID b) {
            int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
            return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
        }
    }
}
