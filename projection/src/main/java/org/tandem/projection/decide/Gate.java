package org.tandem.projection.decide;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.tandem.events.topic.Topic;
import org.tandem.projection.fold.FoldStatus;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Lets a partition's requests be decided only when the tables hold everything that was in the stream when the partition
 * came: what another instance decided is published first, then the ends of all folded topics are looked up, then the
 * tables' positions are watched until they are there. Another instance may be the one that folds, so the database is asked.
 */
final class Gate {

    private static final Logger LOG = Logger.getLogger(Gate.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration SHORT_POLL = Duration.ofMillis(10);
    private static final int MANY = 200;

    private final DataSource database;
    private final Fence fence;
    private final DecisionStore store;
    private final Outbox outbox;
    private final List<Topic> folded;
    private final Set<TopicPartition> shared;
    private final FoldStatus folding;
    private final DecideStatus status;
    private final Map<TopicPartition, Waiting> shut = new HashMap<>();
    private int looksInVain;

    /** @param shared partitions that every other partition's decisions depend on too */
    Gate(DataSource database, Fence fence, DecisionStore store, Outbox outbox, List<Topic> folded, Set<TopicPartition> shared,
         FoldStatus folding, DecideStatus status) {
        this.database = database;
        this.fence = fence;
        this.store = store;
        this.outbox = outbox;
        this.folded = folded;
        this.shared = shared;
        this.folding = folding;
        this.status = status;
    }

    /**
     * A partition that waits.
     *
     * @param stands up to where its requests have been decided
     * @param from   where to read on
     * @param ends   where the tables must stand first
     */
    record Waiting(long stands, long from, Map<TopicPartition, Long> ends) {

        private static final Waiting UNTAKEN = new Waiting(0, 0, Map.of());
    }

    /** How long to poll before looking again: tables are some milliseconds behind, or are being rebuilt. */
    Duration pollFor() {
        return shut.isEmpty() || looksInVain > MANY ? POLL : SHORT_POLL;
    }

    void shut(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> {
            shut.put(partition, Waiting.UNTAKEN);
            looksInVain = 0;
            status.waits(partition);
        });
    }

    void forget(TopicPartition partition) {
        shut.remove(partition);
    }

    void clear() {
        shut.clear();
    }

    /** The partitions that may be decided now, and from where; they are not shut any more. */
    Map<TopicPartition, Waiting> open(Consumer<?, ?> consumer) throws SQLException {
        if (shut.isEmpty()) {
            return Map.of();
        }
        Set<TopicPartition> untaken = new HashSet<>();
        shut.forEach((partition, waiting) -> {
            if (waiting == Waiting.UNTAKEN) {
                untaken.add(partition);
            }
        });
        if (!untaken.isEmpty()) {
            take(consumer, untaken);
        }
        Map<TopicPartition, Long> positions;
        try (Connection db = database.getConnection()) {
            positions = positions(db, shut.keySet());
        }
        Map<TopicPartition, Waiting> opened = new HashMap<>();
        shut.forEach((partition, waiting) -> {
            if (waiting != Waiting.UNTAKEN && !isStopped(partition) && waiting.ends.entrySet().stream()
                    .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue())) {
                opened.put(partition, waiting);
            }
        });
        opened.keySet().forEach(shut::remove);
        looksInVain = opened.isEmpty() ? looksInVain + 1 : 0;
        return opened;
    }

    private void take(Consumer<?, ?> consumer, Set<TopicPartition> partitions) throws SQLException {
        Map<TopicPartition, Long> stands;
        Map<TopicPartition, Long> positions;
        Map<UUID, List<ProducerRecord<byte[], byte[]>>> unpublished;
        try (Connection db = database.getConnection()) {
            db.setAutoCommit(false);
            try {
                stands = fence.take(db, partitions);
                unpublished = store.unpublished(db, partitions);
                positions = positions(db, partitions);
                db.commit();
            } catch (SQLException | RuntimeException failure) {
                db.rollback();
                throw failure;
            }
        }
        outbox.publish(unpublished);
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(partitions);
        Map<TopicPartition, Long> begin = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(foldedWith(partitions));
        for (TopicPartition partition : partitions) {
            long from = Math.max(stands.get(partition), begin.get(partition));
            OffsetAndMetadata hint = committed.get(partition);
            if (hint != null) {
                from = Math.max(from, hint.offset());
            }
            Map<TopicPartition, Long> its = new HashMap<>();
            ends.forEach((topic, offset) -> {
                if (topic.partition() == partition.partition() || shared.contains(topic)) {
                    its.put(topic, offset);
                }
            });
            String wrong = wrong(partition, from, end.get(partition), its, positions);
            if (wrong == null) {
                shut.put(partition, new Waiting(stands.get(partition), from, its));
            } else {
                shut.remove(partition);
                LOG.errorf("deciding stopped topic=%s partition=%d: %s", partition.topic(), partition.partition(), wrong);
                status.stop(partition, wrong);
            }
        }
    }

    /** What only a person can put right; null if nothing is wrong. */
    private static String wrong(TopicPartition partition, long from, long end, Map<TopicPartition, Long> ends,
                                Map<TopicPartition, Long> positions) {
        if (from > end) {
            return "requests are decided up to " + from + " and the log of " + partition + " ends at " + end;
        }
        for (Map.Entry<TopicPartition, Long> folded : ends.entrySet()) {
            // Read before the end was, so the log cannot merely have grown.
            long stands = positions.getOrDefault(folded.getKey(), 0L);
            if (stands > folded.getValue()) {
                return "the tables stand at " + stands + " and the log of " + folded.getKey() + " ends at "
                        + folded.getValue();
            }
        }
        return null;
    }

    /** Whether the tables that a partition is decided upon have stopped where they are. */
    boolean isStopped(TopicPartition partition) {
        return folding.stopped().keySet().stream().anyMatch(stopped -> stopped.partition() == partition.partition());
    }

    private Set<TopicPartition> foldedWith(Collection<TopicPartition> partitions) {
        Set<TopicPartition> all = new HashSet<>(shared);
        partitions.forEach(partition -> folded.forEach(topic ->
                all.add(new TopicPartition(topic.name(), partition.partition()))));
        return all;
    }

    /** Where the tables stand; without partitions that they have never seen. */
    private Map<TopicPartition, Long> positions(Connection db, Collection<TopicPartition> partitions) throws SQLException {
        try (PreparedStatement select =
                     db.prepareStatement("select topic, partition, next from position where partition = any (?)")) {
            select.setArray(1, db.createArrayOf("int4", Stream.concat(partitions.stream(), shared.stream())
                    .map(TopicPartition::partition).distinct().toArray()));
            Map<TopicPartition, Long> positions = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    positions.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
                }
            }
            return positions;
        }
    }
}
