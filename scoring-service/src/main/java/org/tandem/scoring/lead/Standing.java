package org.tandem.scoring.lead;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What the stream said last of a lead. It depends on what was said before (a lead that is qualified stays so longer than
 * one that is not becomes so), so it is folded from what was said and never worked out again.
 *
 * @param scored        the last {@code lead.scored}; null if there was none
 * @param qualification the last {@code lead.qualified}; null if there was none
 */
public record Standing(Scored scored, Qualification qualification) {

    public static final Standing NOTHING_SAID = new Standing(null, null);

    /**
     * A {@code lead.scored}, by the moment it holds for; ties by id.
     *
     * @param returnedAt when sales had last given the lead back, as far as was known; null if it never had
     * @param askedAt    when the lead had last asked for sales; null if it had not, or nobody said
     */
    public record Scored(Instant asOf, UUID eventId, Instant factsUntil, int fit, int engagement, String cell,
                         boolean qualified, List<String> disqualifiedBy, Instant returnedAt, Instant askedAt) {
        public Scored {
            disqualifiedBy = List.copyOf(disqualifiedBy);
        }

        boolean isAfter(Scored other) {
            int order = other == null ? 1 : asOf.compareTo(other.asOf);
            return order > 0 || order == 0 && compare(eventId, other.eventId) > 0;
        }
    }

    /** A {@code lead.qualified}, by its number. */
    public record Qualification(int number, Instant asOf, Instant factsUntil, String why) {

        boolean isAfter(Qualification other) {
            int order = other == null ? 1 : Integer.compare(number, other.number);
            order = order != 0 ? order : asOf.compareTo(other.asOf);
            order = order != 0 ? order : factsUntil.compareTo(other.factsUntil);
            return order > 0 || order == 0 && why.compareTo(other.why) > 0;
        }
    }

    public Standing and(Scored said) {
        return said.isAfter(scored) ? new Standing(said, qualification) : this;
    }

    public Standing and(Qualification said) {
        return said.isAfter(qualification) ? new Standing(scored, said) : this;
    }

    /** What is left when everything is erased that rests on facts recorded up to a moment. */
    public Standing without(Instant erasedUntil) {
        return new Standing(scored == null || !scored.factsUntil.isAfter(erasedUntil) ? null : scored,
                qualification == null || !qualification.factsUntil.isAfter(erasedUntil) ? null : qualification);
    }

    public boolean qualified() {
        return scored != null && scored.qualified;
    }

    /**
     * Whether the lead is qualified and sales has not given it back since. Which return had been known is said with the
     * score, because the clock cannot tell: what sales did may be read after what was recorded later.
     *
     * @param returnedAt when sales last gave it back; null if it never did
     */
    public boolean holds(Instant returnedAt) {
        return qualified() && (returnedAt == null
                || scored.returnedAt != null && !returnedAt.isAfter(scored.returnedAt));
    }

    /** Whether it says of an id what a verdict over the whole person takes back: that it is qualified, or why it cannot be. */
    public boolean isEndedBy(Verdict verdict) {
        return qualified() && !verdict.qualified() || !verdict.disqualifiedBy().containsAll(disqualifiedBy());
    }

    public List<String> disqualifiedBy() {
        return scored == null ? List.of() : scored.disqualifiedBy;
    }

    /** Whether the stream does not say yet that the lead asked for sales at that moment. */
    boolean isNewerThanAsked(Instant askedAt) {
        return askedAt != null && (scored == null || scored.askedAt == null || askedAt.isAfter(scored.askedAt));
    }

    /** A lead begins in the lowest cell; nobody needs to be told so. */
    public String cell() {
        return scored == null ? "C3" : scored.cell;
    }

    public int fit() {
        return scored == null ? 0 : scored.fit;
    }

    public int engagement() {
        return scored == null ? 0 : scored.engagement;
    }

    public int qualifications() {
        return qualification == null ? 0 : qualification.number;
    }

    private static int compare(UUID a, UUID b) {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }
}
