package org.tandem.projection.fold;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.tandem.events.envelope.Attribute;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.trace.Tracing;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a batch causes outside its tables: records to publish. Each belongs to the position of the record that caused it
 * and is published once: by the active version only, and not again in a replay.
 */
public final class Effects {

    private final List<Effect> effects = new ArrayList<>();
    private final Marks marks;
    private Map<TopicPartition, Long> acted;

    /** Up to where effects have been caused; null while they may not be. */
    interface Marks {
        Map<TopicPartition, Long> read() throws SQLException;
    }

    /** Of a fold that nothing was caused by before. */
    public Effects() {
        this(Map::of);
    }

    /** Of a fold whose records had their effects before, or must not have any. */
    public static Effects ofReplay() {
        return new Effects((Marks) null);
    }

    Effects(Marks marks) {
        this.marks = marks;
    }

    /**
     * Whether {@code cause} is still to have its effects: this version acts, and it is not a replay of what had them. A
     * fold that keeps what it decided in its tables must ask before it decides; one that only publishes need not.
     */
    public boolean isDue(StreamRecord cause) throws SQLException {
        if (marks == null) {
            return false;
        }
        if (acted == null) {
            acted = marks.read();
        }
        return cause.offset() >= acted.getOrDefault(cause.partition(), 0L);
    }

    /** {@code cause} makes the service publish {@code record}; its ids must be derived from the cause. */
    public void publish(StreamRecord cause, ProducerRecord<byte[], byte[]> record) {
        record.headers().add(Attribute.SOURCE_POSITION,
                (cause.topic() + "/" + cause.partition().partition() + "/" + cause.offset()).getBytes(StandardCharsets.UTF_8));
        Tracing.passOn(cause, record);
        effects.add(new Effect(cause, record));
    }

    boolean isEmpty() {
        return effects.isEmpty();
    }

    /** The effects that are still to be had. */
    List<ProducerRecord<byte[], byte[]>> due() throws SQLException {
        List<ProducerRecord<byte[], byte[]>> due = new ArrayList<>(effects.size());
        for (Effect effect : effects) {
            if (isDue(effect.cause)) {
                due.add(effect.record);
            }
        }
        return due;
    }

    private record Effect(StreamRecord cause, ProducerRecord<byte[], byte[]> record) {
    }
}
