package org.tandem.scoring.lead;

import org.tandem.scoring.lead.Standing.Qualification;
import org.tandem.scoring.lead.Standing.Scored;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What the stream said last of a person, under whichever of their ids, so that nothing that was said of one is said again
 * of another. A person is qualified who was said to be under one of the ids, and disqualified for every reason that was
 * said of one. Points and cell are those that were said of the canonical id, because that is the one they are said of.
 *
 * <p>A function of what was said of each id and of who is linked now: it holds whatever the order of facts, scores and
 * links, and parting two ids leaves each with what was said of it.
 */
public final class PersonStanding {

    private static final Comparator<Qualification> LAST = Comparator.comparing(Qualification::asOf)
            .thenComparing(Qualification::number).thenComparing(Qualification::factsUntil).thenComparing(Qualification::why);

    private PersonStanding() {
    }

    /**
     * One of the ids.
     *
     * @param returnedAt when sales last gave this id back; null if it never did
     */
    public record OfId(Standing standing, Instant returnedAt) {
    }

    /** @param ids the canonical one first */
    public static Standing of(List<OfId> ids) {
        if (ids.size() == 1) {
            return ids.get(0).standing;
        }
        Scored last = null;
        Set<String> reasons = new LinkedHashSet<>();
        for (OfId id : ids) {
            reasons.addAll(id.standing.disqualifiedBy());
            if (id.standing.scored() != null && id.standing.scored().isAfter(last)) {
                last = id.standing.scored();
            }
        }
        if (last == null) {
            return new Standing(null, qualification(ids));
        }
        Standing canonical = ids.get(0).standing;
        boolean qualified = ids.stream().anyMatch(id -> id.standing.qualified());
        boolean holds = ids.stream().anyMatch(id -> holds(id, ids));
        Instant returnedAt = ids.stream().map(OfId::returnedAt).filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
        Instant askedAt = ids.stream().map(id -> id.standing.scored()).filter(Objects::nonNull).map(Scored::askedAt)
                .filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
        return new Standing(new Scored(last.asOf(), last.eventId(), last.factsUntil(), canonical.fit(), canonical.engagement(),
                canonical.cell(), qualified, new ArrayList<>(reasons), holds ? returnedAt : null, askedAt), qualification(ids));
    }

    /**
     * Whether what was said of one id has not been answered by sales since, under any id. Which returns of its own id had
     * been known is said with it. A return of another id answers what was said before; who was qualified after it, before the two were
     * known as one, still is.
     */
    private static boolean holds(OfId one, List<OfId> ids) {
        return one.standing.holds(one.returnedAt) && ids.stream().allMatch(other -> other == one || other.returnedAt == null
                || other.returnedAt.isBefore(one.standing.scored().asOf()) || one.standing.holds(other.returnedAt));
    }

    /** Counted over all ids. */
    private static Qualification qualification(List<OfId> ids) {
        int number = ids.stream().mapToInt(id -> id.standing.qualifications()).sum();
        return ids.stream().map(id -> id.standing.qualification()).filter(Objects::nonNull).max(LAST)
                .map(last -> new Qualification(number, last.asOf(), last.factsUntil(), last.why())).orElse(null);
    }
}
