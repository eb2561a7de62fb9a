package org.tandem.projection.publish;

import org.apache.kafka.common.utils.Utils;

import java.nio.charset.StandardCharsets;

/**
 * Which partition a thing's records go to: Kafka's own rule for keys (murmur2), applied to the thing's id rather than to
 * the record key, so that {@code leadId/eventId} lands where {@code leadId} does on every topic.
 *
 * @param count the same for every topic of a deployment, chosen once
 */
public record Partitions(int count) {

    public Partitions {
        if (count < 1) {
            throw new IllegalArgumentException("partitions: " + count);
        }
    }

    public int of(String id) {
        return Utils.toPositive(Utils.murmur2(id.getBytes(StandardCharsets.UTF_8))) % count;
    }
}
