package org.tandem.projection.fold;

import org.apache.kafka.common.TopicPartition;

import java.util.HashMap;
import java.util.Map;

/**
 * How far a loop must come before its tables can be asked: to where the stream ended when the loop first held partitions.
 * Once there, it stays there, whatever is said afterwards. Written by the loop, read by anybody.
 */
final class CatchingUp {

    private Map<TopicPartition, Long> target;
    private volatile boolean done;

    /** @param ends of the partitions held first; those that come later do not count */
    void begin(Map<TopicPartition, Long> ends) {
        if (target == null) {
            target = new HashMap<>(ends);
        }
    }

    /** A version that does not act cannot come further than the acting one. */
    void comesOnlyTo(TopicPartition partition, long end) {
        target.computeIfPresent(partition, (same, wanted) -> Math.min(wanted, end));
    }

    /** @param positions of the partitions that are being folded; the loop waits for no others */
    void reach(Map<TopicPartition, Long> positions) {
        if (!done && target != null) {
            done = target.entrySet().stream()
                    .allMatch(wanted -> positions.getOrDefault(wanted.getKey(), Long.MAX_VALUE) >= wanted.getValue());
        }
    }

    boolean isDone() {
        return done;
    }
}
