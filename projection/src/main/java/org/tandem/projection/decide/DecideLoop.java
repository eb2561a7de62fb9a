package org.tandem.projection.decide;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.tandem.events.topic.Topic;
import org.tandem.projection.codec.Decoded.Reason;
import org.tandem.projection.fold.BatchReader;
import org.tandem.projection.fold.Failures;
import org.tandem.projection.fold.FreshPolling;
import org.tandem.projection.fold.LogFields;
import org.tandem.projection.fold.Parking;
import org.tandem.projection.fold.PausedPolling;
import org.tandem.projection.version.ActiveVersion;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One consumer that decides: polls requests, decides them in one transaction, publishes the outcomes and goes on. While
 * another version acts it is no member of the group, and waits.
 *
 * <p>Whatever fails, the loop forgets what it was doing and goes through the {@link Gate} again, which publishes what is
 * stored and unpublished before anything new is decided. So one way of recovering serves a broker that is away, a
 * database that is away or was restored, and a partition that was taken.
 */
final class DecideLoop implements Runnable {

    private static final Logger LOG = Logger.getLogger(DecideLoop.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final DataSource database;
    private final Decisions decisions;
    private final ActiveVersion version;
    private final DecidingTransaction transaction;
    private final Gate gate;
    private final Outbox outbox;
    private final Parking parking;
    private final BatchReader reader;
    private final DecideSettings settings;
    private final DecideStatus status;
    private final Steps steps;
    private final Clock clock;

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile Consumer<byte[], byte[]> consumer;

    /** Where the fence stands, for partitions that are being decided; what was read since held no request. */
    private final Map<TopicPartition, Long> expected = new HashMap<>();
    /** Whose outcomes are in the log, and that was not yet said to the broker. */
    private final Map<TopicPartition, Long> passedOver = new HashMap<>();
    private boolean acts;
    private Instant lastLook = Instant.EPOCH;

    DecideLoop(Supplier<Consumer<byte[], byte[]>> consumers, DataSource database, Decisions decisions,
               ActiveVersion version, DecidingTransaction transaction, Gate gate, Outbox outbox, Parking parking,
               BatchReader reader, DecideSettings settings, DecideStatus status, Steps steps, Clock clock) {
        this.consumers = consumers;
        this.database = database;
        this.decisions = decisions;
        this.version = version;
        this.transaction = transaction;
        this.gate = gate;
        this.outbox = outbox;
        this.parking = parking;
        this.reader = reader;
        this.settings = settings;
        this.status = status;
        this.steps = steps;
        this.clock = clock;
    }

    /** Ends the loop after the batch in hand, and waits for that. */
    void stop() {
        stopping.countDown();
        Consumer<byte[], byte[]> polling = consumer;
        if (polling != null) {
            polling.wakeup();
        }
        try {
            if (!stopped.await(10, TimeUnit.SECONDS)) {
                LOG.warn("deciding did not end within 10 s and is left to its own");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    @Override
    public void run() {
        try {
            while (!isStopping()) {
                if (looksActive()) {
                    serve();
                }
                stopping.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (WakeupException | InterruptException | InterruptedException ending) {
            // stop() asked for it
        } finally {
            stopped.countDown();
        }
    }

    private boolean looksActive() {
        try (Connection db = database.getConnection()) {
            return version.isActive(db);
        } catch (SQLException | RuntimeException failure) {
            LOG.debugf("could not ask which version acts: %s", Failures.describe(failure));
            return false;
        }
    }

    /** As a member of the group, until the version does not act any more or the loop ends. */
    private void serve() {
        try (Consumer<byte[], byte[]> member = consumers.get()) {
            consumer = member;
            acts = true;
            lastLook = clock.instant();
            consumer.subscribe(decisions.topics().stream().map(Topic::name).toList(), new Assignment());
            while (!isStopping() && acts) {
                step();
            }
            commitOffsets();
        } catch (WakeupException | InterruptException ending) {
            throw ending;
        } catch (RuntimeException failure) {
            status.countFailure();
            LOG.warnf("deciding begins again: %s", Failures.describe(failure));
        } finally {
            consumer = null;
            expected.clear();
            gate.clear();
            status.clear();
        }
    }

    private void step() {
        try {
            gate.open(consumer).forEach(this::open);
            List<ConsumerRecord<byte[], byte[]>> polled = FreshPolling.poll(consumer, gate.pollFor());
            if (!polled.isEmpty()) {
                steps.reached(Steps.Step.POLLED);
                decide(polled);
            }
            lookAround(clock.instant());
        } catch (WakeupException | InterruptException ending) {
            throw ending;
        } catch (DecidingTransaction.NotActive handedOver) {
            LOG.info("another version decides from now on");
            acts = false;
        } catch (Fence.Fenced fenced) {
            LOG.infof("starting again from the stored position: %s", fenced.getMessage());
            recover(Duration.ZERO);
        } catch (SQLException | RuntimeException failure) {
            status.countFailure();
            LOG.warnf("a batch of requests is tried again: %s", Failures.describe(failure));
            recover(settings.backoff());
        }
    }

    private void open(TopicPartition partition, Gate.Waiting waited) {
        expected.put(partition, waited.stands());
        consumer.seek(partition, waited.from());
        consumer.resume(Set.of(partition));
        status.decides(partition);
    }

    private void decide(List<ConsumerRecord<byte[], byte[]>> polled) throws SQLException {
        List<ConsumerRecord<byte[], byte[]>> records = polled.stream()
                .filter(record -> expected.containsKey(BatchReader.partitionOf(record))).toList();
        try {
            decideTogether(records);
        } catch (Fence.Fenced | DecidingTransaction.NotActive | Unpublished ending) {
            throw ending;
        } catch (SQLException | RuntimeException failure) {
            if (!Failures.areTheDatasFault(failure)) {
                throw failure;
            }
            // One request makes its whole batch fail: nothing of it was decided, so take one after the other.
            LOG.errorf("a batch cannot be decided, its requests are tried one by one: %s", Failures.describe(failure));
            status.countFailure();
            for (ConsumerRecord<byte[], byte[]> record : records) {
                if (expected.containsKey(BatchReader.partitionOf(record))) {
                    decideAlone(record);
                }
            }
        }
    }

    private void decideTogether(List<ConsumerRecord<byte[], byte[]>> records) throws SQLException {
        BatchReader.Read read = reader.read(records);
        if (read.next().isEmpty()) {
            return;
        }
        List<Request> requests = new ArrayList<>(read.readable().size());
        read.readable().forEach(record -> {
            if (!record.isTombstone() && decisions.requests().contains(record.envelope().type())) {
                requests.add(new Request(record));
            }
        });
        if (requests.isEmpty() && read.unread().isEmpty()) {
            // Nothing to decide, such as a million scores: the fence moves with the next request.
            passedOver.putAll(read.next());
            reader.done(read);
            return;
        }
        parking.park(read.unread());
        finish(requests, read.next());
        reader.done(read);
        report(read.unread());
        read.stop().forEach((partition, before) -> stop(partition, reader.why(before)));
    }

    private void decideAlone(ConsumerRecord<byte[], byte[]> record) throws SQLException {
        try {
            decideTwice(record);
        } catch (Fence.Fenced | DecidingTransaction.NotActive | Unpublished ending) {
            throw ending;
        } catch (SQLException | RuntimeException failure) {
            if (!Failures.areTheDatasFault(failure)) {
                throw failure;
            }
            TopicPartition partition = BatchReader.partitionOf(record);
            List<Parking.Unread> unread = List.of(new Parking.Unread(record, Reason.DECISION_FAILED));
            parking.park(unread);
            finish(List.of(), Map.of(partition, record.offset() + 1));
            try (LogFields ids = LogFields.of(record)) {
                LOG.errorf("request not decided topic=%s partition=%d offset=%d: %s", record.topic(), record.partition(),
                        record.offset(), Failures.describe(failure));
            }
            report(unread);
            if (reader.parkedAfterAll(partition)) {
                stop(partition, reader.why(record.offset() + 1));
            }
        }
    }

    /**
     * The id of a request that is about another thing may be decided by another instance at the same moment, which only
     * the database sees. By the second time its outcome is there.
     */
    private void decideTwice(ConsumerRecord<byte[], byte[]> record) throws SQLException {
        try {
            decideTogether(List.of(record));
        } catch (SQLException failure) {
            if (!Failures.areTheDatasFault(failure)) {
                throw failure;
            }
            decideTogether(List.of(record));
        }
    }

    /** Decides, commits, publishes, marks; each step only after the one before is safe. */
    private void finish(List<Request> requests, Map<TopicPartition, Long> next) throws SQLException {
        List<Fence.Step> moved = next.entrySet().stream()
                .map(entry -> new Fence.Step(entry.getKey(), expected.get(entry.getKey()), entry.getValue())).toList();
        // As fine as the tables keep it: an event and its row must not be of two moments.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Decision> decided = transaction.decide(requests, moved, now);
        steps.reached(Steps.Step.COMMITTED);
        expected.putAll(next);
        Map<UUID, List<ProducerRecord<byte[], byte[]>>> records = new LinkedHashMap<>();
        decided.forEach(decision -> records.put(decision.requestId(), decision.records()));
        try {
            outbox.publish(records);
        } catch (SQLException | RuntimeException failure) {
            throw new Unpublished(failure);
        }
        steps.reached(Steps.Step.PUBLISHED);
        passedOver.putAll(next);
        int refused = (int) decided.stream().filter(decision -> decision.refusal() != null).count();
        status.countDecided(decided.size() - refused, refused, requests.size() - decided.size());
        Set<UUID> fresh = decided.stream().map(Decision::requestId).collect(Collectors.toCollection(HashSet::new));
        requests.stream().filter(request -> fresh.remove(request.id()))
                .forEach(request -> status.countWaited(Duration.between(request.envelope().time(), now)));
    }

    /** Outcomes are stored and may not be in the log: no request's fault, and nothing may be decided before they are. */
    private static final class Unpublished extends RuntimeException {

        Unpublished(Exception cause) {
            super("after the commit: " + Failures.describe(cause), cause);
        }
    }

    /**
     * Where a service goes on whose database was lost; as long as it is there, the fence says that. So it may be late, and
     * a commit for every request would cost the broker more than the request.
     */
    private void commitOffsets() {
        passedOver.keySet().retainAll(expected.keySet());
        if (passedOver.isEmpty()) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        passedOver.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
        passedOver.clear();
        consumer.commitAsync(offsets, (committed, failure) -> {
            // The next one will do.
        });
    }

    private void report(List<Parking.Unread> unread) {
        status.countParked(unread.size());
        Parking.tell(LOG, "request", unread);
    }

    /** Leaves a partition where it is until a person has looked. */
    private void stop(TopicPartition partition, String why) {
        LOG.errorf("deciding stopped topic=%s partition=%d: %s", partition.topic(), partition.partition(), why);
        consumer.pause(Set.of(partition));
        expected.remove(partition);
        status.stop(partition, why);
    }

    private void recover(Duration pause) {
        shut(Set.copyOf(expected.keySet()));
        PausedPolling.rest(consumer, pause, this::isStopping);
    }

    /** Decides no more of these until the gate opens them again. */
    private void shut(Set<TopicPartition> partitions) {
        expected.keySet().removeAll(partitions);
        Set<TopicPartition> held = new HashSet<>(partitions);
        held.retainAll(consumer.assignment());
        consumer.pause(held);
        gate.shut(held);
    }

    /** With nothing to decide, nothing else would tell that another version acts now, or that folding has stopped. */
    private void lookAround(Instant now) throws SQLException {
        if (Duration.between(lastLook, now).compareTo(LOOK_EVERY) >= 0) {
            lastLook = now;
            shut(expected.keySet().stream().filter(gate::isStopped).collect(Collectors.toSet()));
            commitOffsets();
            try (Connection db = database.getConnection()) {
                acts = version.isActive(db);
            }
        }
    }

    private void forget(TopicPartition partition) {
        expected.remove(partition);
        gate.forget(partition);
        reader.forget(partition);
        status.forget(partition);
    }

    private final class Assignment implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.pause(partitions);
            // Only so that it has a position, which polling insists on; nothing is read before the gate says from where.
            partitions.forEach(partition -> consumer.seek(partition, 0));
            gate.shut(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(DecideLoop.this::forget);
        }
    }
}
