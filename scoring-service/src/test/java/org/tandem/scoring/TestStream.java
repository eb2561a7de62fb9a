package org.tandem.scoring;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.tandem.scoring.fold.ScoreRecords;
import org.tandem.test.KafkaLog;
import org.tandem.test.TestPlatform;

import java.nio.charset.StandardCharsets;

/** The stream as lead-capture writes it, under the running service. */
public final class TestStream implements AutoCloseable {

    public final ScoreRecords make = new ScoreRecords(6);
    public final KafkaLog log = new KafkaLog(TestPlatform.get().bootstrapServers());

    /** Sends and returns the event's id. */
    public String send(ProducerRecord<byte[], byte[]> record) {
        log.send(record);
        return new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        log.close();
    }
}
