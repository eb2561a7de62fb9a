package org.tandem.scoring.fold;

import org.tandem.scoring.engagement.Contribution;
import org.tandem.scoring.engagement.Counting;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What an explanation lists of what a lead did, the last recorded first.
 *
 * @param complete false where there may be more
 */
record Listed(List<Contribution> contributions, boolean complete) {

    /** Who did more is a crawler, or nearly. */
    static final int MOST = 5_000;
    /** More than count of a slot: those beyond are listed as not counted, of which a few say enough. */
    private static final int OF_A_SLOT = 100;
    private static final Comparator<Contribution> LAST_RECORDED = Comparator.comparing(Contribution::recordedAt).reversed()
            .thenComparing(Contribution::fact).thenComparing(Contribution::slot);

    /** How many of a slot to read. */
    static int ofASlot(Counting counting) {
        return Math.max(OF_A_SLOT, counting.model().countedPerDay());
    }

    /** @param last of each id the last ones of each slot, as many as are to be read */
    static Listed of(Counting counting, Map<UUID, List<Contribution>> last) {
        List<Contribution> all = last.values().stream().flatMap(List::stream).sorted(LAST_RECORDED).limit(MOST).toList();
        return new Listed(all, all.size() < MOST && last.values().stream().noneMatch(its -> hasFullSlot(its, ofASlot(counting))));
    }

    private static boolean hasFullSlot(Collection<Contribution> ofOneId, int full) {
        return ofOneId.stream().collect(Collectors.groupingBy(Contribution::slot, Collectors.counting()))
                .values().stream().anyMatch(many -> many >= full);
    }
}
