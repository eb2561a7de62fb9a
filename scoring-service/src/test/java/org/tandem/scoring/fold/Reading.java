package org.tandem.scoring.fold;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.tandem.projection.codec.Decoded;
import org.tandem.projection.codec.EventCodec;
import org.tandem.projection.codec.StreamRecord;

import java.util.Optional;

/** Reads a record that was never written to a log, as if it stood there. */
final class Reading {

    private Reading() {
    }

    static StreamRecord at(long offset, EventCodec codec, ProducerRecord<byte[], byte[]> record) {
        Decoded decoded = codec.read(new ConsumerRecord<>(record.topic(), record.partition(), offset, 0,
                TimestampType.CREATE_TIME, 0, 0, record.key(), record.value(), record.headers(), Optional.empty()));
        return ((Decoded.Readable) decoded).record();
    }
}
