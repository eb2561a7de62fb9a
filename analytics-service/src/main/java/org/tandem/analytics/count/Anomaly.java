package org.tandem.analytics.count;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.UUID;

/**
 * Something that does not fit, and is shown instead of dropped.
 *
 * @param contentHash of the event: one id with two contents is two facts, each of which may not fit
 * @param step        which step it is about; null if about none
 * @param day         when it happened, in days since 1970
 * @param recordedDay when the stream was told
 * @param rep         code of who had the lead
 */
public record Anomaly(Kind kind, UUID leadId, UUID eventId, UUID contentHash, Step step, int day, int recordedDay, int rep,
                      BigDecimal amount, int currency) {

    /** The codes are in the tables. */
    public enum Kind {

        /** The deal is older than the lead. */
        WON_BEFORE_FIRST_CONTACT(0),
        /** An imported deal of a lead that nobody brought. */
        UNKNOWN_REFERENCE(1),
        /** Sales worked on a lead that nobody brought, or that was forgotten since. */
        UNKNOWN_LEAD(2),
        /** A step was reached before an earlier one. */
        STEPS_OUT_OF_ORDER(3);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }

        /** Such as {@code unknown-reference}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Anomaly of(Kind kind, UUID leadId, Fact fact, int rep) {
        return new Anomaly(kind, leadId, fact.eventId(), fact.contentHash(), fact.kind().step(), fact.day(), fact.recordedDay(),
                rep, fact.isDeal() ? fact.amount() : null, fact.isDeal() ? fact.currency() : Dimensions.NONE);
    }
}
