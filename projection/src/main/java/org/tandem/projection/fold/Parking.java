package org.tandem.projection.fold;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
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
final class Parking {

    static final String REASON = "parked-reason";
    static final String POSITION = "parked-position";

    private final Publisher publisher;
    private final Topic topic;

    Parking(Publisher publisher, Topic topic) {
        this.publisher = publisher;
        this.topic = topic;
    }

    record Unread(ConsumerRecord<byte[], byte[]> record, Reason reason) {
    }

    void park(List<Unread> unread) {
        List<ProducerRecord<byte[], byte[]>> parked = new ArrayList<>(unread.size());
        for (Unread one : unread) {
            ConsumerRecord<byte[], byte[]> record = one.record();
            String position = record.topic() + "/" + record.partition() + "/" + record.offset();
            ProducerRecord<byte[], byte[]> copy =
                    new ProducerRecord<>(topic.name(), null, utf8(position), record.value(), record.headers());
            if (record.key() != null) {
                copy.headers().add("parked-key", record.key());
            }
            copy.headers().add(REASON, utf8(one.reason().code()));
            copy.headers().add(POSITION, utf8(position));
            parked.add(copy);
        }
        publisher.publishAndAwait(parked);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
