package org.tandem.scoring.label;

import org.tandem.scoring.engagement.Activity.Fact;

import java.time.Instant;

/**
 * Something that sales did or said in one attempt on a lead.
 *
 * @param attempt    which time sales worked on the lead, counted from 1
 * @param code       why it was given back or lost, or the verdict; open, so possibly one that is not known here; null if
 *                   there is none
 * @param revision   of a verdict: the highest of an attempt counts; 0 of everything else
 * @param recordedAt when it was known
 */
public record SalesFact(int attempt, Kind kind, String code, int revision, Instant recordedAt, Fact fact) {

    /** In the order of what is known with it. */
    public enum Kind {
        ACCEPTED("accepted"),
        OPENED("opportunity-opened"),
        /** Rejected, or recycled until a day: what it teaches depends on the reason and not on the day. */
        GIVEN_BACK("given-back"),
        /** The person is worked on under another id, and what comes of it is said of that one. */
        MERGED("merged"),
        JUDGED("judged"),
        LOST("lost"),
        WON("won");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Kind of(String code) {
            for (Kind kind : values()) {
                if (kind.code.equals(code)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no kind of sales fact: " + code);
        }
    }
}
