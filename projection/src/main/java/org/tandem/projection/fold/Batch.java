package org.tandem.projection.fold;

import org.apache.kafka.common.TopicPartition;
import org.tandem.projection.codec.StreamRecord;

import java.util.List;
import java.util.Map;

/**
 * What one transaction folds.
 *
 * @param records  the readable records, in the order of each partition
 * @param unread   the unreadable ones, to be parked
 * @param expected where the tables must stand for each partition in the batch
 * @param next     where they stand after it
 */
record Batch(List<StreamRecord> records, List<Parking.Unread> unread, Map<TopicPartition, Long> expected,
             Map<TopicPartition, Long> next) {
}
