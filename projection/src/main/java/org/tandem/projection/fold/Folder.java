package org.tandem.projection.fold;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.tandem.events.topic.Retention;
import org.tandem.events.topic.Topic;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.publish.Publisher;
import org.tandem.projection.trace.Spans;
import org.tandem.projection.version.ActiveVersion;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * Folds a batch in one transaction: positions, inbox, the service's tables and the act-once mark move together or not at
 * all. What cannot be read is parked, and effects are published, last before the commit and acknowledged; their keys and
 * ids are derived, so that a crash in between publishes the same again.
 */
final class Folder {

    /** Longer than parking and publishing may take together. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final DataSource database;
    private final Projection projection;
    private final Publisher publisher;
    private final ActiveVersion version;
    private final ActedMark acted;
    private final Parking parking;
    private final Inbox inbox = new Inbox();
    private final FoldedOutcomes outcomes;
    private final Set<String> topicsWithoutRepeats;

    Folder(DataSource database, Projection projection, Publisher publisher, ActiveVersion version, Parking parking) {
        this.database = database;
        this.projection = projection;
        this.publisher = publisher;
        this.version = version;
        this.acted = new ActedMark(version);
        this.parking = parking;
        this.outcomes = new FoldedOutcomes(version, projection.outcomes());
        this.topicsWithoutRepeats = withoutRepeats(projection);
    }

    /** Names of the topics whose events are in the inbox. */
    static Set<String> withoutRepeats(Projection projection) {
        return projection.topics().stream()
                .filter(topic -> topic.retention() == Retention.FOR_EVER)
                .map(Topic::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What became of a batch.
     *
     * @param repeats how many of its records were repeats
     * @param handsOn whether it had effects
     */
    record Folded(int repeats, boolean handsOn) {
    }

    /** The version does not act, and the batch goes beyond where the acting version stands: {@link #acted}. */
    static final class Ahead extends RuntimeException {

        private final transient Map<TopicPartition, Long> acted;

        Ahead(Map<TopicPartition, Long> acted) {
            super("beyond what has been acted on", null, false, false);
            this.acted = acted;
        }

        long of(TopicPartition partition) {
            return acted.getOrDefault(partition, 0L);
        }
    }

    Map<TopicPartition, Long> positions(Collection<TopicPartition> partitions) throws SQLException {
        try (Connection db = open()) {
            Map<TopicPartition, Long> positions = Positions.load(db, partitions);
            version.claimIfNone(db);
            db.commit();
            return positions;
        }
    }

    /** The same without an opinion on partitions that the tables have never seen. */
    Map<TopicPartition, Long> stands(Collection<TopicPartition> partitions) throws SQLException {
        try (Connection db = open()) {
            Map<TopicPartition, Long> stands = Positions.stands(db, partitions);
            db.rollback();
            return stands;
        }
    }

    /** @throws Positions.Fenced if the tables do not stand there */
    void confirm(Map<TopicPartition, Long> expected) throws SQLException {
        if (!expected.isEmpty()) {
            try (Connection db = open()) {
                Positions.confirm(db, expected);
                db.rollback();
            }
        }
    }

    /** As {@link #fold}, and in the traces of its records: for what is folded as it comes, not for what is replayed. */
    Folded foldTraced(Batch batch, IntPredicate settled) throws SQLException {
        try (Spans spans = publisher.tracing().folding(batch.records())) {
            try {
                return fold(batch, settled);
            } catch (SQLException | RuntimeException failure) {
                spans.failed(failure);
                throw failure;
            }
        }
    }

    /**
     * @param settled of which partition numbers the tables hold all that is to be known before something is judged
     * @throws Positions.Fenced       if the tables do not stand where the batch begins; nothing was changed
     * @throws Ahead                  if the version does not act and the batch goes beyond where the acting one stands;
     *                                nothing was changed
     * @throws SQLException           if the database would not; nothing was changed
     * @throws Publisher.Unavailable  if a parked record or an effect was not acknowledged; nothing was changed
     */
    Folded fold(Batch batch, IntPredicate settled) throws SQLException {
        List<StreamRecord> unrepeatable = new ArrayList<>(batch.records().size());
        List<StreamRecord> latestPerKey = new ArrayList<>();
        for (StreamRecord record : batch.records()) {
            (topicsWithoutRepeats.contains(record.topic()) ? unrepeatable : latestPerKey).add(record);
        }
        try (Connection db = open()) {
            try {
                Set<YearMonth> months = inbox.prepare(db, unrepeatable);
                boolean acts = version.begin(db, LONGEST_PAUSE, false);
                Positions.lock(db, batch.expected());
                if (!acts) {
                    stayBehind(db, batch.next());
                }
                List<StreamRecord> fresh = inbox.claim(db, unrepeatable, months);
                int repeats = unrepeatable.size() - fresh.size();
                outcomes.record(db, fresh);
                Effects effects = new Effects(acts ? () -> acted.lock(db, batch.next().keySet()) : null, settled);
                if (latestPerKey.isEmpty()) {
                    fold(db, fresh, effects);
                } else {
                    latestPerKey.addAll(fresh);
                    fold(db, latestPerKey, effects);
                }
                parking.park(batch.unread());
                if (acts) {
                    publish(effects.due());
                    acted.advanceWithPositions(db, batch.next());
                } else {
                    Positions.advance(db, batch.next());
                }
                db.commit();
                return new Folded(repeats, !effects.isEmpty());
            } catch (SQLException | RuntimeException failure) {
                inbox.lookAgain();
                db.rollback();
                throw failure;
            }
        }
    }

    private void publish(List<ProducerRecord<byte[], byte[]>> due) {
        try (Spans spans = publisher.tracing().published(due)) {
            try {
                publisher.publishAndAwait(due);
            } catch (Publisher.Unavailable failure) {
                spans.failed(failure);
                throw failure;
            }
        }
    }

    /** Whether folding should leave the processor to those who wait for what they publish. */
    boolean isGivingWay() {
        return publisher.isBusy();
    }

    /** A defect that a record meets must not end the thread that folds all of them. */
    private void fold(Connection db, List<StreamRecord> records, Effects effects) throws SQLException {
        try {
            projection.fold(db, records, effects);
        } catch (StackOverflowError | AssertionError | LinkageError defect) {
            throw new IllegalStateException(defect.getClass().getSimpleName(), defect);
        }
    }

    /** Drops what the inbox no longer needs; only when the tables are caught up, because a replay needs all of it. */
    void forgetBefore(Instant now) throws SQLException {
        try (Connection db = open()) {
            inbox.dropBefore(db, YearMonth.from(now.atOffset(ZoneOffset.UTC)).minusMonths(Inbox.MONTHS_BACK + 1L));
        }
    }

    /** What a version folds without acting has no effect when it takes over: it must not be what nobody has acted on. */
    private void stayBehind(Connection db, Map<TopicPartition, Long> next) throws SQLException {
        Map<TopicPartition, Long> marks = acted.read(db, next.keySet());
        for (Map.Entry<TopicPartition, Long> entry : next.entrySet()) {
            if (entry.getValue() > marks.getOrDefault(entry.getKey(), 0L)) {
                throw new Ahead(marks);
            }
        }
    }

    private Connection open() throws SQLException {
        Connection db = database.getConnection();
        db.setAutoCommit(false);
        return db;
    }
}
