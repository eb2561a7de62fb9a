package org.tandem.scoring.engagement;

import org.tandem.scoring.engagement.Activity.Fact;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * One activity as one rule sees it; whether it counts is decided among those of its slot.
 *
 * @param at         when its points begin to decay
 * @param recordedAt when it was known
 */
public record Contribution(Slot slot, Fact fact, Instant at, Instant recordedAt) {

    /** Last recorded first; ties by id, so that there always is one order. */
    private static final Comparator<Contribution> LAST_RECORDED = Comparator.comparing(Contribution::recordedAt)
            .thenComparing(Contribution::fact).reversed();

    /**
     * Which ones of a slot count: the {@code most} that were recorded last.
     *
     * <p>Not those that happened first: an erasure takes away everything recorded up to a moment, so it takes the first
     * ones in this order and never makes room for one that had been left out. So the last {@code most} of a slot are all
     * that ever has to be looked at, whatever is recorded, repeated or erased, in whatever order.
     */
    public static List<Contribution> counted(Collection<Contribution> ofOneSlot, int most) {
        return ofOneSlot.stream().distinct().sorted(LAST_RECORDED).limit(most).toList();
    }
}
