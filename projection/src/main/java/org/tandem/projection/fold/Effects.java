package org.tandem.projection.fold;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.tandem.events.envelope.Attribute;
import org.tandem.projection.codec.StreamRecord;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a batch causes outside its tables: records to publish. Each belongs to the position of the record that caused it
 * and is published once: by the active version only, and not again in a replay.
 */
public final class Effects {

    private final List<Effect> effects = new ArrayList<>();

    /** {@code cause} makes the service publish {@code record}; its ids must be derived from the cause. */
    public void publish(StreamRecord cause, ProducerRecord<byte[], byte[]> record) {
        record.headers().add(Attribute.SOURCE_POSITION,
                (cause.topic() + "/" + cause.partition().partition() + "/" + cause.offset()).getBytes(StandardCharsets.UTF_8));
        effects.add(new Effect(cause.partition(), cause.offset(), record));
    }

    boolean isEmpty() {
        return effects.isEmpty();
    }

    /** The effects of positions that have not acted yet. */
    List<ProducerRecord<byte[], byte[]>> notBefore(Map<TopicPartition, Long> acted) {
        return effects.stream()
                .filter(effect -> effect.offset >= acted.getOrDefault(effect.partition, 0L))
                .map(Effect::record)
                .toList();
    }

    private record Effect(TopicPartition partition, long offset, ProducerRecord<byte[], byte[]> record) {
    }
}
