package org.tandem.projection.codec;

import org.apache.kafka.common.TopicPartition;
import org.tandem.events.envelope.Envelope;

/**
 * One record of the log that this platform can read.
 *
 * @param key         the record key
 * @param envelope    the event; null where the record deletes its key (a tombstone on a compacted topic)
 * @param value       the event's data as it stands in the log, UTF-8 JSON; null for a tombstone
 * @param traceParent W3C trace context of what published it; null where it is part of no trace
 */
public record StreamRecord(TopicPartition partition, long offset, String key, Envelope<?> envelope, byte[] value,
                           String traceParent) {

    public String topic() {
        return partition.topic();
    }

    public boolean isTombstone() {
        return envelope == null;
    }
}
