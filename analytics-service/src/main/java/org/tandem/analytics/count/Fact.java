package org.tandem.analytics.count;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * One thing that is known of a lead, and since when: {@code occurredAt} is when it happened, {@code recordedAt} when the
 * stream was told. A fact never changes; it can only be forgotten.
 *
 * @param attempt    which time sales worked on the lead, from 1; 0 where it is about none
 * @param dimensions what it says of them, each {@link Dimensions#NONE} where it says nothing
 * @param refersTo   of a capture and of an imported deal what the sender calls the lead; of an assignment the qualification that it
 *                   answers; else null
 * @param account    of a capture or a correction which company it says the lead is from; else null
 * @param revision   of a judgement: the highest one counts
 * @param amount     of a won deal; null where nothing was said
 * @param currency   code of the amount's currency among the labels
 */
public record Fact(UUID leadId, FactKind kind, int attempt, UUID eventId, UUID contentHash, Instant occurredAt,
                   Instant recordedAt, Dimensions dimensions, UUID refersTo, UUID account, int revision, BigDecimal amount,
                   int currency) {

    /** By when it happened; ties in an order of their own, the same in every replay. */
    static final Comparator<Fact> BY_TIME = Comparator.comparing(Fact::occurredAt).thenComparing(Fact::leadId)
            .thenComparing(Fact::eventId).thenComparing(Fact::contentHash).thenComparing(Fact::kind);

    private static final int SECONDS_OF_A_DAY = 86_400;

    /** What tells it from every other fact. */
    public record Key(UUID leadId, UUID eventId, UUID contentHash, FactKind kind) {
    }

    public Key key() {
        return new Key(leadId, eventId, contentHash, kind);
    }

    /** In days since 1970, UTC. */
    int day() {
        return dayOf(occurredAt);
    }

    int recordedDay() {
        return dayOf(recordedAt);
    }

    boolean isDeal() {
        return kind == FactKind.WON || kind == FactKind.IMPORTED_WON;
    }

    static int dayOf(Instant moment) {
        return (int) Math.floorDiv(moment.getEpochSecond(), SECONDS_OF_A_DAY);
    }
}
