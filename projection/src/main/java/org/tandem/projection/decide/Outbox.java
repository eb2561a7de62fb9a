package org.tandem.projection.decide;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.tandem.projection.publish.Publisher;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Publishes stored outcomes, and remembers which the broker has acknowledged. */
final class Outbox {

    /** What is sent together: it must leave room for those who wait for their own records. */
    private static final long TOGETHER = 4 << 20;

    private final DataSource database;
    private final DecisionStore store;
    private final Publisher publisher;

    Outbox(DataSource database, DecisionStore store, Publisher publisher) {
        this.database = database;
        this.store = store;
        this.publisher = publisher;
    }

    /**
     * Sends the records in their order and waits for the acknowledgement.
     *
     * @throws Publisher.Unavailable if not all were acknowledged: all are sent again some time
     */
    void publish(Map<UUID, List<ProducerRecord<byte[], byte[]>>> outcomes) throws SQLException {
        if (outcomes.isEmpty()) {
            return;
        }
        List<ProducerRecord<byte[], byte[]>> together = new ArrayList<>(outcomes.size());
        long size = 0;
        for (List<ProducerRecord<byte[], byte[]>> records : outcomes.values()) {
            for (ProducerRecord<byte[], byte[]> record : records) {
                together.add(record);
                size += record.value().length;
                if (size > TOGETHER) {
                    publisher.publishAndAwait(together);
                    together = new ArrayList<>();
                    size = 0;
                }
            }
        }
        publisher.publishAndAwait(together);
        mark(outcomes);
    }

    private void mark(Map<UUID, ?> outcomes) throws SQLException {
        try (Connection db = database.getConnection()) {
            db.setAutoCommit(true);
            store.published(db, outcomes.keySet());
        }
    }
}
