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
import java.util.function.IntPredicate;

/**
 * What a batch causes outside its tables: records to publish. Each belongs to the position of the record that caused it
 * and is published once: by the active version only, and not again in a replay.
 */
public final class Effects {

    private final List<Effect> effects = new ArrayList<>();
    private final Marks marks;
    private final IntPredicate settled;
    private Map<TopicPartition, Long> acted;

    /** Up to where effects have been caused; null while they may not be. */
    interface Marks {
        Map<TopicPartition, Long> read() throws SQLException;
    }

    /** Of a fold that nothing was caused by before. */
    public Effects() {
        this(Map::of, partition -> true);
    }

    /** Of a fold whose records had their effects before, or must not have any. */
    public static Effects ofReplay() {
        return new Effects(null, partition -> true);
    }

    Effects(Marks marks, IntPredicate settled) {
        this.marks = marks;
        this.settled = settled;
    }

    /**
     * Whether the tables held, before this batch, all that stood in the stream when reading (again) began, of this partition
     * number of every topic. A fold whose effects depend on what several topics say, or on what it said before,
     * puts off what it cannot judge yet, and keeps that it has to: the mark passes over it.
     */
    public boolean isSettled(int partition) {
        return settled.test(partition);
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
        caused(record, position(cause));
        Tracing.passOn(cause, record);
        effects.add(new Effect(cause, record));
    }

    /** Where a cause is in the stream. */
    public static String position(StreamRecord cause) {
        return cause.topic() + "/" + cause.partition().partition() + "/" + cause.offset();
    }

    /** Says what caused a record, by which a lost mark is found again. */
    public static void caused(ProducerRecord<byte[], byte[]> record, String position) {
        record.headers().add(Attribute.SOURCE_POSITION, position.getBytes(StandardCharsets.UTF_8));
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
