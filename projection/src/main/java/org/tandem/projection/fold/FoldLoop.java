package org.tandem.projection.fold;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.tandem.events.topic.Retention;
import org.tandem.events.topic.Topic;
import org.tandem.projection.codec.Decoded.Reason;
import org.tandem.projection.codec.EventCodec;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One consumer that folds: polls a batch, decodes it, parks what cannot be read, folds the rest, and goes on. It owns its
 * consumer so that it can seek and pause single partitions at the right moment (ADR 2).
 *
 * <p>Whatever fails, the loop forgets what it was doing, reads the tables' own positions again and continues from there.
 * So one way of recovering serves a database that is away, a broker that is away, a partition that was taken, and a
 * database that was restored to an older state.
 */
final class FoldLoop implements Runnable {

    private static final Logger LOG = Logger.getLogger(FoldLoop.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final BatchReader reader;
    private final Folder folder;
    private final FoldSettings settings;
    private final FoldStatus status;
    private final Map<String, Retention> topics = new HashMap<>();
    /** Whether effects depend on what this service said before, which it folds too. */
    private final boolean judges;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean stopping;

    private final HeldPartitions held;
    private final CatchingUp catchingUp = new CatchingUp();
    private final Settling settling = new Settling();
    private final FoldPace pace = new FoldPace();
    private boolean oneByOne;
    private Instant lastLook = Instant.EPOCH;

    FoldLoop(Consumer<byte[], byte[]> consumer, Collection<Topic> topics, EventCodec codec, Folder folder,
             FoldSettings settings, FoldStatus status, Acting acting) {
        this.judges = acting instanceof Acting.Once once && topics.contains(once.output());
        this.consumer = consumer;
        this.reader = new BatchReader(codec, settings.unreadableInRow());
        this.folder = folder;
        this.settings = settings;
        this.status = status;
        topics.forEach(topic -> this.topics.put(topic.name(), topic.retention()));
        this.held = new HeldPartitions(consumer, this.topics, status);
    }

    /**
     * Whether everything that was in the stream at the first assignment is in the tables; of a version that does not act,
     * everything that has been acted on. Never becomes false again.
     */
    boolean isCaughtUp() {
        return catchingUp.isDone();
    }

    /** Whether this loop has partitions. */
    boolean holds() {
        return settling.holds();
    }

    /** Whether the tables hold of a partition number all that must be known before something is judged. */
    boolean isSettled(int partition) {
        return !judges || settling.isSettled(partition);
    }

    /** Ends the loop after the batch in hand, and waits for that. */
    void stop() {
        stopping = true;
        consumer.wakeup();
        try {
            if (!stopped.await(10, TimeUnit.SECONDS)) {
                LOG.warn("a fold did not end within 10 s and is left to its own");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        try (consumer) {
            consumer.subscribe(topics.keySet(), new Assignment());
            while (!stopping) {
                step();
            }
            held.commitForLagDisplay();
        } catch (WakeupException | InterruptException ending) {
            // stop() asked for it
        } finally {
            stopped.countDown();
        }
    }

    private void step() {
        try {
            if (!held.waiting().isEmpty()) {
                position();
                noticeCaughtUp();
            }
            long took = foldWhatCame();
            if (took > 0) {
                rest(took);
            }
            settle();
            lookAround(Instant.now());
            noticeCaughtUp();
        } catch (WakeupException | InterruptException ending) {
            throw ending;
        } catch (Positions.Fenced fenced) {
            LOG.infof("continuing from the tables' own position: %s", fenced.getMessage());
            recover(Duration.ZERO);
        } catch (Folder.Ahead ahead) {
            recover(POLL);
        } catch (SQLException | RuntimeException failure) {
            status.countFailure();
            LOG.warnf("a batch was not folded and is tried again: %s", Failures.describe(failure));
            recover(settings.backoff());
        }
    }

    /**
     * A method of its own, so that nothing holds the batch while the loop rests, which is most of the time in a flood:
     * what is held then is copied by every young collection.
     *
     * @return how long it took, in nanoseconds; 0 if nothing came
     */
    private long foldWhatCame() throws SQLException {
        List<ConsumerRecord<byte[], byte[]>> polled = FreshPolling.poll(consumer, POLL);
        if (polled.isEmpty()) {
            return 0;
        }
        long begin = System.nanoTime();
        // said before the attempt, because one that fails again and again is what somebody wants to see
        status.countBehind(this, held.behind() + polled.size());
        fold(polled);
        return System.nanoTime() - begin;
    }

    private void rest(long tookNanos) {
        long waiting = held.behind();
        status.countBehind(this, waiting);
        LockSupport.parkNanos(pace.rest(System.nanoTime(), tookNanos, waiting, folder.isGivingWay()));
    }

    private void fold(List<ConsumerRecord<byte[], byte[]>> polled) throws SQLException {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>(polled.size());
        for (ConsumerRecord<byte[], byte[]> record : polled) {
            Long from = held.stands().get(BatchReader.partitionOf(record));
            if (from != null && record.offset() >= from) {
                records.add(record);
            }
        }
        if (oneByOne) {
            oneByOne = false;
            for (ConsumerRecord<byte[], byte[]> record : records) {
                if (held.stands().containsKey(BatchReader.partitionOf(record))) {
                    foldAlone(record);
                }
            }
            return;
        }
        try {
            foldTogether(records);
        } catch (Folder.Ahead ahead) {
            foldBehind(ahead, records);
        } catch (Positions.Fenced fenced) {
            throw fenced;
        } catch (SQLException | RuntimeException failure) {
            if (!Failures.areTheDatasFault(failure)) {
                throw failure;
            }
            separate(failure);
        }
    }

    /** A version that does not act folds up to where the acting one stands, and looks again in a moment. */
    private void foldBehind(Folder.Ahead ahead, List<ConsumerRecord<byte[], byte[]>> records) throws SQLException {
        foldTogether(records.stream().filter(record -> record.offset() < ahead.of(BatchReader.partitionOf(record))).toList());
        records.stream().map(BatchReader::partitionOf).distinct().forEach(partition -> catchingUp.comesOnlyTo(partition, ahead.of(partition)));
        recover(POLL);
    }

    /** One record makes its whole batch fail: take the batch again, record by record, to find out which. */
    private void separate(Exception failure) {
        LOG.errorf("a batch cannot be folded, its records are tried one by one: %s", Failures.describe(failure));
        status.countFailure();
        oneByOne = true;
        recover(Duration.ZERO);
    }

    private void foldTogether(List<ConsumerRecord<byte[], byte[]>> records) throws SQLException {
        BatchReader.Read read = reader.read(records);
        if (read.next().isEmpty()) {
            return;
        }
        Map<TopicPartition, Long> from = new HashMap<>();
        read.next().keySet().forEach(partition -> from.put(partition, held.stands().get(partition)));
        Batch batch = new Batch(read.readable(), read.unread(), from, read.next());
        Folder.Folded folded = isCaughtUp() ? folder.foldTraced(batch, this::isSettled) : folder.fold(batch, this::isSettled);
        held.advance(read.next());
        reader.done(read);
        if (folded.handsOn()) {
            pace.handedOn(System.nanoTime());
        }
        status.countFolded(read.readable().size(), folded.repeats(), read.newest());
        status.countUnknown(read.unknown());
        report(read.unread());
        read.stop().forEach(this::stopUnreadable);
    }

    private void foldAlone(ConsumerRecord<byte[], byte[]> record) throws SQLException {
        try {
            foldTogether(List.of(record));
        } catch (SQLException | RuntimeException failure) {
            if (failure instanceof Positions.Fenced || failure instanceof Folder.Ahead
                    || !Failures.areTheDatasFault(failure)) {
                throw failure;
            }
            TopicPartition partition = BatchReader.partitionOf(record);
            List<Parking.Unread> unread = List.of(new Parking.Unread(record, Reason.FOLD_FAILED));
            Map<TopicPartition, Long> next = Map.of(partition, record.offset() + 1);
            folder.fold(new Batch(List.of(), unread, Map.of(partition, held.stands().get(partition)), next), this::isSettled);
            held.advance(next);
            try (LogFields ids = LogFields.of(record)) {
                LOG.errorf("event not folded topic=%s partition=%d offset=%d: %s", record.topic(), record.partition(),
                        record.offset(), Failures.describe(failure));
            }
            report(unread);
            if (reader.parkedAfterAll(partition)) {
                stopUnreadable(partition, record.offset() + 1);
            }
        }
    }

    private void report(List<Parking.Unread> unreadable) {
        status.countParked(unreadable.size());
        Parking.tell(LOG, "event", unreadable);
    }

    private void position() throws SQLException {
        Set<TopicPartition> waiting = Set.copyOf(held.waiting());
        Map<TopicPartition, Long> stands = folder.positions(waiting);
        Map<TopicPartition, Long> begin = consumer.beginningOffsets(waiting);
        Map<TopicPartition, Long> end = consumer.endOffsets(waiting);
        catchingUp.begin(end);
        if (judges) {
            settling.begin(endsEverywhere());
        }
        held.position(stands, begin, end);
    }

    /** Of all partitions of all topics, whoever reads them. */
    private Map<TopicPartition, Long> endsEverywhere() {
        return consumer.endOffsets(topics.keySet().stream().flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition())).toList());
    }

    /** Other consumers fold the rest, here or elsewhere; the tables say how far they are. */
    private void settle() throws SQLException {
        if (settling.isPending() && held.waiting().isEmpty()) {
            Set<TopicPartition> awaited = settling.partitions();
            Map<TopicPartition, Long> stands = held.stands().keySet().containsAll(awaited) ? new HashMap<>() : folder.stands(awaited);
            stands.putAll(held.stands());
            settling.reach(stands);
        }
    }

    private void stopUnreadable(TopicPartition partition, long offset) {
        held.stop(partition, reader.why(offset));
    }

    private void recover(Duration pause) {
        settling.interrupt();
        held.unsettle();
        PausedPolling.rest(consumer, pause, () -> stopping);
    }

    private void noticeCaughtUp() {
        if (!isCaughtUp() && held.waiting().isEmpty()) {
            catchingUp.reach(held.positions());
        }
    }

    /** Without this, a database that is restored while nothing new is said would stay as it is. */
    private void lookAround(Instant now) throws SQLException {
        if (Duration.between(lastLook, now).compareTo(LOOK_EVERY) >= 0) {
            lastLook = now;
            status.countBehind(this, held.behind());
            folder.confirm(held.stands());
            held.commitForLagDisplay();
        }
    }

    private final class Assignment implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            held.come(partitions);
            if (consumer.assignment().isEmpty()) {
                settling.holdNothing();
            }
            if (partitions.isEmpty()) {
                catchingUp.begin(Map.of());
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(held::go);
            partitions.forEach(reader::forget);
            settling.interrupt();
        }
    }
}
