package org.tandem.projection.fold;

import org.apache.kafka.common.TopicPartition;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What one projection has done and where it stands; read by health checks, metrics and tests.
 */
public final class FoldStatus {

    private final LongAdder folded = new LongAdder();
    private final LongAdder repeats = new LongAdder();
    private final LongAdder parked = new LongAdder();
    private final LongAdder unknown = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final Map<TopicPartition, String> stopped = new ConcurrentHashMap<>();
    private final Map<Object, Long> behind = new ConcurrentHashMap<>();
    private volatile Instant newestRecordedTime;

    /** Events whose meaning is in the tables. */
    public long folded() {
        return folded.sum();
    }

    /** Events that had been folded before. */
    public long repeats() {
        return repeats.sum();
    }

    /** Records that could not be read and were parked. */
    public long parked() {
        return parked.sum();
    }

    /** Events of types this version does not know. */
    public long unknown() {
        return unknown.sum();
    }

    /** Transactions that failed and were tried again. */
    public long failures() {
        return failures.sum();
    }

    /** Records in the stream that are not in the tables yet, of the partitions that this process folds. */
    public long behind() {
        return behind.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Partitions that went no further, and why: these need a person. */
    public Map<TopicPartition, String> stopped() {
        Map<TopicPartition, String> sorted = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        sorted.putAll(stopped);
        return sorted;
    }

    /** When the newest folded event was recorded; null before the first. */
    public Instant newestRecordedTime() {
        return newestRecordedTime;
    }

    void countFolded(int events, int repeated, Instant newest) {
        folded.add(events - (long) repeated);
        repeats.add(repeated);
        if (newest != null) {
            newestRecordedTime = newest;
        }
    }

    void countParked(int records) {
        parked.add(records);
    }

    void countUnknown(int events) {
        unknown.add(events);
    }

    void countFailure() {
        failures.increment();
    }

    /** @param loop whose partitions they are */
    void countBehind(Object loop, long records) {
        behind.put(loop, records);
    }

    void stop(TopicPartition partition, String why) {
        stopped.put(partition, why);
    }

    void resumed(TopicPartition partition) {
        stopped.remove(partition);
    }
}
