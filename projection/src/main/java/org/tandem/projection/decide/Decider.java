package org.tandem.projection.decide;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.tandem.events.topic.Topic;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.fold.BatchReader;
import org.tandem.projection.fold.FoldStatus;
import org.tandem.projection.fold.OwnEvents;
import org.tandem.projection.fold.Parking;
import org.tandem.projection.fold.Projection;
import org.tandem.projection.publish.Partitions;
import org.tandem.projection.publish.Publisher;
import org.tandem.projection.version.ActiveVersion;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One service's requests being decided by one consumer of this process; while another version is the active one, it
 * waits. Needs no container, so that a test can run several side by side.
 */
public final class Decider implements AutoCloseable {

    /** How long outcomes are kept at least: until then a request that comes again is known. */
    public static final Duration KEPT = Duration.ofDays(90);
    private static final int DELETED_AT_ONCE = 10_000;

    private final DataSource database;
    private final DecisionStore store;
    private final DecideStatus status;
    private final DecideLoop loop;

    private Decider(DataSource database, DecisionStore store, DecideStatus status, DecideLoop loop) {
        this.database = database;
        this.store = store;
        this.status = status;
        this.loop = loop;
    }

    /**
     * What a decider stands on.
     *
     * @param connection how to reach the broker
     * @param database   connections whose search path is the version's schema
     * @param projection what the tables that are decided upon are folded from
     * @param folding    how folding goes in this process: what stopped there is not decided upon
     * @param source     the CloudEvents {@code source} of the outcomes
     * @param parked     where requests that cannot be read or decided are kept
     */
    public record Surroundings(Map<String, Object> connection, DataSource database, Projection projection,
                               FoldStatus folding, EventCodec codec, Partitions partitions, Publisher publisher,
                               ActiveVersion version, String source, Topic parked) {
    }

    /** Starts deciding. */
    public static Decider start(Surroundings surroundings, Decisions decisions, DecideSettings settings) {
        return start(surroundings, decisions, settings, Clock.systemUTC(), Steps.UNWATCHED);
    }

    static Decider start(Surroundings on, Decisions decisions, DecideSettings settings, Clock clock, Steps steps) {
        DecideStatus status = new DecideStatus();
        DecisionStore store = new DecisionStore(on.version);
        Fence fence = new Fence(on.version, UUID.randomUUID());
        Outbox outbox = new Outbox(on.database, store, on.publisher);
        DecidingTransaction transaction = new DecidingTransaction(on.database, decisions,
                new Outcomes(on.codec, on.partitions, on.source, decisions.refusals(), on.projection.outcomes()),
                new OwnEvents(on.projection),
                on.version, fence, settings.longestPause(), steps, on.publisher.tracing());
        Gate gate = new Gate(on.database, fence, store, outbox, on.projection.topics(), shared(on, decisions), on.folding, status);
        DecideLoop loop = new DecideLoop(() -> new KafkaConsumer<>(settings.consumer(on.connection)), on.database,
                decisions, on.version, transaction, gate, outbox, new Parking(on.publisher, on.parked),
                new BatchReader(on.codec, settings.unreadableInRow(), decisions.requests()), settings, status, steps, clock);
        new Thread(loop, settings.group()).start();
        return new Decider(on.database, store, status, loop);
    }

    private static Set<TopicPartition> shared(Surroundings on, Decisions decisions) {
        return decisions.sharedState().stream()
                .map(key -> new TopicPartition(decisions.refusals().name(), on.partitions.of(key))).collect(Collectors.toUnmodifiableSet());
    }

    public DecideStatus status() {
        return status;
    }

    /** Deletes outcomes older than {@link #KEPT}, some at a time; a daily chore. */
    public void forgetOldDecisions(Instant now) throws SQLException {
        try (Connection db = database.getConnection()) {
            db.setAutoCommit(false);
            int deleted;
            do {
                deleted = store.deleteBefore(db, now.minus(KEPT), DELETED_AT_ONCE);
                db.commit();
            } while (deleted == DELETED_AT_ONCE);
        }
    }

    @Override
    public void close() {
        loop.stop();
    }
}
