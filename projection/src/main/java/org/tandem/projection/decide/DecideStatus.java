package org.tandem.projection.decide;

import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What one decider has done and where it stands; read by health checks, metrics and tests. */
public final class DecideStatus {

    /** From when on somebody waits who should not: a decision takes milliseconds. */
    public static final Duration LATE = Duration.ofMinutes(1);

    private final LongAdder granted = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder repeats = new LongAdder();
    private final LongAdder parked = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder late = new LongAdder();
    private final LongAdder waitedMillis = new LongAdder();
    private final Map<TopicPartition, String> stopped = new ConcurrentHashMap<>();
    private final Set<TopicPartition> deciding = ConcurrentHashMap.newKeySet();

    /** Requests that were granted. */
    public long granted() {
        return granted.sum();
    }

    /** Requests that were refused, expired ones among them. */
    public long refused() {
        return refused.sum();
    }

    /** Requests that had an outcome already. */
    public long repeats() {
        return repeats.sum();
    }

    /** Requests that could not be read or decided and were parked. */
    public long parked() {
        return parked.sum();
    }

    /** Batches that failed and were tried again. */
    public long failures() {
        return failures.sum();
    }

    /** Requests that were decided more than {@link #LATE} after what they are about had happened. */
    public long late() {
        return late.sum();
    }

    /** From what the requests are about, such as a lead's last deed, to their decisions: the sum of all, in milliseconds. */
    public long waitedMillis() {
        return waitedMillis.sum();
    }

    /** Partitions whose tables hold everything, so that their requests are decided as they come. */
    public Set<TopicPartition> deciding() {
        return Set.copyOf(deciding);
    }

    /** Partitions that go no further, and why: these need a person. */
    public Map<TopicPartition, String> stopped() {
        Map<TopicPartition, String> sorted = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        sorted.putAll(stopped);
        return sorted;
    }

    void countDecided(int grantedOnes, int refusedOnes, int repeated) {
        granted.add(grantedOnes);
        refused.add(refusedOnes);
        repeats.add(repeated);
    }

    void countWaited(Duration wait) {
        // clocks of two machines may differ
        waitedMillis.add(Math.max(0, wait.toMillis()));
        if (wait.compareTo(LATE) > 0) {
            late.increment();
        }
    }

    void countParked(int requests) {
        parked.add(requests);
    }

    void countFailure() {
        failures.increment();
    }

    void decides(TopicPartition partition) {
        stopped.remove(partition);
        deciding.add(partition);
    }

    void waits(TopicPartition partition) {
        deciding.remove(partition);
    }

    void stop(TopicPartition partition, String why) {
        deciding.remove(partition);
        stopped.put(partition, why);
    }

    /** The partition is somebody else's now. */
    void forget(TopicPartition partition) {
        deciding.remove(partition);
        stopped.remove(partition);
    }

    /** No partition is this instance's. */
    void clear() {
        deciding.clear();
        stopped.clear();
    }
}
