package org.tandem.scoring.fold;

import org.tandem.projection.publish.Partitions;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Of which leads enough is known to judge them: those whose ids are all on partition numbers of which the tables hold what
 * stood in the stream.
 */
final class Settled {

    private final Partitions partitions;
    private final IntPredicate settled;

    Settled(Partitions partitions, IntPredicate settled) {
        this.partitions = partitions;
        this.settled = settled;
    }

    /** The first partition number that has to be waited for; empty if the person may be judged. */
    Optional<Integer> missing(Person person) {
        return person.ids().stream().map(id -> partitions.of(id.toString())).filter(number -> !settled.test(number)).findFirst();
    }

    List<Integer> partitions() {
        return IntStream.range(0, partitions.count()).filter(settled).boxed().toList();
    }
}
