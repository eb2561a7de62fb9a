package org.tandem.projection.fold;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.tandem.events.topic.Retention;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The partitions that a loop holds, and where the tables stand in each. A partition is read from where they stand and
 * nowhere else: one that came, or whose batch failed, is paused until the tables have said where that is.
 */
final class HeldPartitions {

    private static final Logger LOG = Logger.getLogger(HeldPartitions.class);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<String, Retention> topics;
    private final FoldStatus status;

    /** Where the tables stand, for partitions that are being folded; the others wait to be positioned. */
    private final Map<TopicPartition, Long> stands = new HashMap<>();
    private final Set<TopicPartition> waiting = new HashSet<>();

    HeldPartitions(Consumer<byte[], byte[]> consumer, Map<String, Retention> topics, FoldStatus status) {
        this.consumer = consumer;
        this.topics = topics;
        this.status = status;
    }

    void come(Collection<TopicPartition> partitions) {
        consumer.pause(partitions);
        // Only so that it has a position, which polling insists on; nothing is read before the tables say from where.
        partitions.forEach(partition -> consumer.seek(partition, 0));
        waiting.addAll(partitions);
    }

    void go(TopicPartition partition) {
        stands.remove(partition);
        waiting.remove(partition);
    }

    /** Those that wait for being positioned. */
    Set<TopicPartition> waiting() {
        return Collections.unmodifiableSet(waiting);
    }

    /** Where the tables stand in those that are being folded. */
    Map<TopicPartition, Long> stands() {
        return Collections.unmodifiableMap(stands);
    }

    void advance(Map<TopicPartition, Long> next) {
        stands.putAll(next);
    }

    /** Goes on where the tables stand, in all that waited. */
    void position(Map<TopicPartition, Long> positions, Map<TopicPartition, Long> begin, Map<TopicPartition, Long> end) {
        for (TopicPartition partition : Set.copyOf(waiting)) {
            waiting.remove(partition);
            long from = positions.get(partition);
            if (from > end.get(partition)) {
                stop(partition, "the tables stand at " + from + " and the log ends at " + end.get(partition));
            } else if (from < begin.get(partition) && topics.get(partition.topic()) == Retention.FOR_EVER) {
                stop(partition, "the tables stand at " + from + " and the log begins at " + begin.get(partition));
            } else {
                stands.put(partition, from);
                status.resumed(partition);
                consumer.seek(partition, Math.max(from, begin.get(partition)));
                consumer.resume(Set.of(partition));
            }
        }
    }

    /** Leaves a partition where it is until a person has looked. Only its own leads wait. */
    void stop(TopicPartition partition, String why) {
        LOG.errorf("partition stopped topic=%s partition=%d: %s", partition.topic(), partition.partition(), why);
        consumer.pause(Set.of(partition));
        stands.remove(partition);
        status.stop(partition, why);
    }

    /** Forgets where the tables stand: all must be positioned again. */
    void unsettle() {
        Set<TopicPartition> folding = new HashSet<>(stands.keySet());
        folding.retainAll(consumer.assignment());
        stands.clear();
        consumer.pause(folding);
        waiting.addAll(folding);
    }

    /** Up to where the log was read, which is beyond where the tables stand if what was in between is no longer there. */
    Map<TopicPartition, Long> positions() {
        Map<TopicPartition, Long> positions = new HashMap<>();
        stands.keySet().forEach(partition -> positions.put(partition, consumer.position(partition)));
        return positions;
    }

    /** How many records are known to be left. */
    long behind() {
        return stands.keySet().stream().mapToLong(partition -> consumer.currentLag(partition).orElse(0)).sum();
    }

    /** Nothing depends on it; whoever watches consumer groups sees how far this one is. */
    void commitForLagDisplay() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        stands.forEach((partition, next) -> offsets.put(partition, new OffsetAndMetadata(next)));
        consumer.commitAsync(offsets, (committed, failure) -> {
            // The next one will do.
        });
    }
}
