package org.tandem.projection.fold;

import org.apache.kafka.common.TopicPartition;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which partition numbers are settled: of every topic, everything that stood in the stream when a loop last began to read is
 * in the tables. Before, they hold a part of it, in an order that topics never came in: after a failure what this service
 * said may be missing, and of a database that was lost or restored one topic may be read to its end while another has
 * not begun. Whoever judges by several topics, or by what was said before, judges of settled numbers alone.
 *
 * <p>Written by one loop, read by anybody.
 */
final class Settling {

    private Map<TopicPartition, Long> ends = Map.of();
    private volatile boolean holds;
    private volatile Set<Integer> settled = Set.of();

    /** The loop begins to read, or to read again: what it took for settled may not be. */
    void begin(Map<TopicPartition, Long> ends) {
        this.ends = Map.copyOf(ends);
        holds = true;
        settled = Set.of();
    }

    /** The loop forgets what it was doing, until it begins again. */
    void interrupt() {
        settled = Set.of();
        ends = Map.of();
    }

    /** The loop has no partition, and no say. */
    void holdNothing() {
        interrupt();
        holds = false;
    }

    /** Whether something is not settled that may become so. */
    boolean isPending() {
        return !ends.isEmpty();
    }

    /** All that must have come to where it ended. */
    Set<TopicPartition> partitions() {
        return ends.keySet();
    }

    /** @param stands up to where the tables have folded; a partition that is not in it has not come anywhere */
    void reach(Map<TopicPartition, Long> stands) {
        Set<Integer> missing = new TreeSet<>();
        ends.forEach((partition, end) -> {
            if (stands.getOrDefault(partition, 0L) < end) {
                missing.add(partition.partition());
            }
        });
        Set<Integer> reached = new TreeSet<>();
        ends.keySet().forEach(partition -> reached.add(partition.partition()));
        reached.removeAll(missing);
        settled = Set.copyOf(reached);
        if (missing.isEmpty()) {
            ends = Map.of();
        }
    }

    /** Whether the loop has partitions. */
    boolean holds() {
        return holds;
    }

    boolean isSettled(int partition) {
        return settled.contains(partition);
    }
}
