package org.tandem.projection.tally;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.tandem.events.envelope.Envelope;
import org.tandem.events.envelope.EventType;
import org.tandem.events.topic.Topic;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.publish.Partitions;
import org.tandem.projection.tally.TallyEvent.Added;
import org.tandem.projection.tally.TallyEvent.Labelled;
import org.tandem.projection.tally.TallyEvent.Taken;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Makes records of tally events. */
public final class TallyEvents {

    public static final Instant RECORDED = Instant.parse("2026-05-10T10:00:00Z");

    private final TallyTopics topics;
    private final EventCodec codec;
    private final Partitions partitions;

    public TallyEvents(TallyTopics topics, int partitions) {
        this.topics = topics;
        this.codec = topics.codec();
        this.partitions = new Partitions(partitions);
    }

    public ProducerRecord<byte[], byte[]> added(String who, long amount, String note) {
        return added(UUID.randomUUID(), who, amount, note, RECORDED);
    }

    public ProducerRecord<byte[], byte[]> added(UUID id, String who, long amount, String note, Instant recorded) {
        return record(topics.added(), id, TallyEvent.ADDED, who, recorded, new Added(who, amount, note));
    }

    public ProducerRecord<byte[], byte[]> taken(String who, long amount) {
        return record(topics.taken(), UUID.randomUUID(), TallyEvent.TAKEN, who, RECORDED, new Taken(who, amount));
    }

    public ProducerRecord<byte[], byte[]> labelled(String who, String label) {
        return record(topics.labels(), UUID.randomUUID(), TallyEvent.LABELLED, who, RECORDED, new Labelled(who, label));
    }

    public ProducerRecord<byte[], byte[]> unlabelled(String who) {
        return new ProducerRecord<>(topics.labels().name(), partitions.of(who), bytes(who), null);
    }

    /** A record that is no event, on a partition of one's choice. */
    public ProducerRecord<byte[], byte[]> rubbish(int partition) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topics.added().name(), partition, bytes("x"),
                bytes("not json"));
        added("x", 1, null).headers().forEach(record.headers()::add);
        return record;
    }

    private <D> ProducerRecord<byte[], byte[]> record(Topic topic, UUID id, EventType<D> type, String who,
                                                      Instant recorded, D data) {
        return codec.write(topic, partitions.of(who), who,
                new Envelope<>(id, "/tally", type, who, recorded, recorded, null, null, data));
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
