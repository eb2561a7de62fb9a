package org.tandem.projection.fold;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.tandem.events.envelope.EventType;
import org.tandem.projection.codec.Decoded;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.codec.StreamRecord;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what was polled, and counts the records in a row that cannot be read: after so many of them a partition goes no
 * further, because then it is not a bad record but a wrong producer or a wrong reader.
 */
public final class BatchReader {

    private final EventCodec codec;
    private final int mostUnreadable;
    private final Set<EventType<?>> wanted;
    private final Map<TopicPartition, Integer> unreadableInRow = new HashMap<>();

    /** Reads everything. */
    public BatchReader(EventCodec codec, int mostUnreadable) {
        this(codec, mostUnreadable, null);
    }

    /** @param wanted the types to read; known ones that are not among them are passed over unread. Null for all */
    public BatchReader(EventCodec codec, int mostUnreadable, Set<EventType<?>> wanted) {
        this.codec = codec;
        this.mostUnreadable = mostUnreadable;
        this.wanted = wanted;
    }

    /**
     * @param readable in the order of each partition
     * @param unread   to be parked
     * @param next     the position after the last record of each partition
     * @param inRow    how many unreadable ones each partition ends with
     * @param stop     partitions that go no further, and before which position
     * @param newest   when the newest event was recorded; null if there is none
     * @param unknown  how many events were of types this version does not know
     */
    public record Read(List<StreamRecord> readable, List<Parking.Unread> unread, Map<TopicPartition, Long> next,
                       Map<TopicPartition, Integer> inRow, Map<TopicPartition, Long> stop, Instant newest, int unknown) {
    }

    public Read read(List<ConsumerRecord<byte[], byte[]>> records) {
        List<StreamRecord> readable = new ArrayList<>(records.size());
        List<Parking.Unread> unreadable = new ArrayList<>(0);
        Map<TopicPartition, Long> next = new HashMap<>();
        Map<TopicPartition, Integer> inRow = new HashMap<>();
        Map<TopicPartition, Long> stop = new HashMap<>();
        Instant newest = null;
        int unknown = 0;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            TopicPartition partition = partitionOf(record);
            if (stop.containsKey(partition)) {
                continue;
            }
            next.put(partition, record.offset() + 1);
            if (wanted != null && codec.isOfAnother(record, wanted)) {
                inRow.put(partition, 0);
                continue;
            }
            Decoded decoded = codec.read(record);
            if (decoded instanceof Decoded.Unreadable bad) {
                unreadable.add(new Parking.Unread(record, bad.reason()));
                int row = inRow.getOrDefault(partition, unreadableInRow.getOrDefault(partition, 0)) + 1;
                inRow.put(partition, row);
                if (row >= mostUnreadable) {
                    stop.put(partition, record.offset() + 1);
                }
                continue;
            }
            inRow.put(partition, 0);
            if (decoded instanceof Decoded.Readable good) {
                readable.add(good.record());
                newest = later(newest, good.record());
            } else {
                unknown++;
            }
        }
        return new Read(readable, unreadable, next, inRow, stop, newest, unknown);
    }

    /** The batch is done. Only now: one that is tried again must not count its unreadable records again. */
    public void done(Read read) {
        unreadableInRow.putAll(read.inRow());
    }

    /** A record that could be read was parked all the same; whether its partition goes no further now. */
    public boolean parkedAfterAll(TopicPartition partition) {
        return unreadableInRow.merge(partition, 1, Integer::sum) >= mostUnreadable;
    }

    /** The partition is somebody else's now. */
    public void forget(TopicPartition partition) {
        unreadableInRow.remove(partition);
    }

    /** Why a partition goes no further. */
    public String why(long before) {
        return mostUnreadable + " records in a row could not be read, the last before offset " + before;
    }

    public static TopicPartition partitionOf(ConsumerRecord<byte[], byte[]> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    private static Instant later(Instant newest, StreamRecord record) {
        if (record.isTombstone()) {
            return newest;
        }
        Instant recorded = record.envelope().recordedTime();
        return newest == null || recorded.isAfter(newest) ? recorded : newest;
    }
}
