package org.tandem.projection.decide;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.tandem.projection.publish.Publisher;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Publishes stored outcomes, and remembers which the broker has acknowledged. */
final class Outbox {

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
        publisher.publishAndAwait(outcomes.values().stream().flatMap(List::stream).toList());
        mark(outcomes);
    }

    private void mark(Map<UUID, ?> outcomes) throws SQLException {
        try (Connection db = database.getConnection()) {
            db.setAutoCommit(true);
            store.published(db, outcomes.keySet());
        }
    }
}
