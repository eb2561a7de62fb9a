package org.tandem.projection.decide;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The outcome of one request, as it is stored and published.
 *
 * @param contentHash of the request, so that one id with two contents is seen
 * @param partition   where the request stands
 * @param refusal     data of the refusal as published, UTF-8 JSON; null if granted
 * @param records     what is published, byte for byte
 */
record Decision(UUID requestId, UUID contentHash, TopicPartition partition, long offset, Instant at, byte[] refusal,
                List<ProducerRecord<byte[], byte[]>> records) {
}
