package org.tandem.projection.fold;

import org.tandem.events.request.RequestEvent.RequestRefused;
import org.tandem.events.topic.Topic;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.sql.Columns;
import org.tandem.projection.version.ActiveVersion;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Remembers which requests have been decided by what the log says of it: an outcome carries its request's id. A database
 * that was lost knows again, once it has folded the service's own topics, what must not be decided a second time.
 */
final class FoldedOutcomes {

    private final Set<String> topics;
    private final String insert;

    FoldedOutcomes(ActiveVersion version, Collection<Topic> topics) {
        this.topics = topics.stream().map(Topic::name).collect(Collectors.toUnmodifiableSet());
        // Kept from now on and not from when it was decided: until this database has caught up, the same requests may be
        // read again, however old they are.
        this.insert = "insert into " + version.control() + ".decision (request_id, decided_at, refusal)"
                + " select request_id, now(), refusal from unnest(?::uuid[], ?::text[]) as o (request_id, refusal)"
                + " on conflict do nothing";
    }

    void record(Connection db, List<StreamRecord> records) throws SQLException {
        if (topics.isEmpty()) {
            return;
        }
        // Sorted, so that two that write the same ids never wait for each other in a circle.
        TreeMap<UUID, StreamRecord> outcomes = new TreeMap<>();
        for (StreamRecord record : records) {
            if (record.envelope().causationId() != null && topics.contains(record.topic())) {
                outcomes.putIfAbsent(record.envelope().causationId(), record);
            }
        }
        if (outcomes.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = db.prepareStatement(insert)) {
            Columns.of(statement, outcomes.values())
                    .uuid(record -> record.envelope().causationId())
                    .utf8(record -> record.envelope().data() instanceof RequestRefused ? record.value() : null);
            statement.executeUpdate();
        }
    }
}
