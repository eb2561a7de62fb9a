package org.tandem.projection.fold;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;
import org.tandem.events.topic.Topic;
import org.tandem.projection.codec.Decoded.Reason;
import org.tandem.projection.publish.Publisher;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps, unchanged, the records that could not be read, on the service's parked topic. Acknowledged before the fold moves
 * on; a crash in between parks a record twice under the same key.
 */
public final class Parking {

    static final String REASON = "parked-reason";
    static final String POSITION = "parked-position";
    /** On a copy without its value: how long that was. */
    static final String LEFT_OUT = "parked-value-left-out";

    /** A copy is longer than its original: from this size on the parked topic may refuse it. */
    private static final int LARGE = 512 * 1024;

    private final Publisher publisher;
    private final Topic topic;

    public Parking(Publisher publisher, Topic topic) {
        this.publisher = publisher;
        this.topic = topic;
    }

    /** A record, and why it is parked. */
    public record Unread(ConsumerRecord<byte[], byte[]> record, Reason reason) {

        int size() {
            return Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
        }
    }

    public void park(List<Unread> unread) {
        List<ProducerRecord<byte[], byte[]>> parked = new ArrayList<>(unread.size());
        for (Unread one : unread) {
            if (one.size() > LARGE) {
                parkLarge(one);
            } else {
                parked.add(copy(one, one.record().value()));
            }
        }
        publisher.publishAndAwait(parked);
    }

    /**
     * Logs them, with the ids that can be made out and nothing else of them.
     *
     * @param what an {@code event} or a {@code request}
     */
    public static void tell(Logger log, String what, List<Unread> parked) {
        for (Unread one : parked) {
            ConsumerRecord<byte[], byte[]> record = one.record();
            try (LogFields ids = LogFields.of(record)) {
                log.warnf("%s parked topic=%s partition=%d offset=%d reason=%s", what, record.topic(), record.partition(),
                        record.offset(), one.reason().code());
            }
        }
    }

    /** What the topic does not take is parked without its value: one long record must not hold up its partition for ever. */
    private void parkLarge(Unread one) {
        try {
            publisher.publishAndAwait(List.of(copy(one, one.record().value())));
        } catch (Publisher.Unavailable refused) {
            if (!(refused.getCause() instanceof RecordTooLargeException)) {
                throw refused;
            }
            ProducerRecord<byte[], byte[]> rest = copy(one, null);
            rest.headers().add(LEFT_OUT, utf8(one.record().serializedValueSize() + " bytes"));
            publisher.publishAndAwait(List.of(rest));
        }
    }

    private ProducerRecord<byte[], byte[]> copy(Unread one, byte[] value) {
        ConsumerRecord<byte[], byte[]> record = one.record();
        String position = record.topic() + "/" + record.partition() + "/" + record.offset();
        ProducerRecord<byte[], byte[]> copy =
                new ProducerRecord<>(topic.name(), null, utf8(position), value, record.headers());
        if (record.key() != null) {
            copy.headers().add("parked-key", record.key());
        }
        copy.headers().add(REASON, utf8(one.reason().code()));
        copy.headers().add(POSITION, utf8(position));
        return copy;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
