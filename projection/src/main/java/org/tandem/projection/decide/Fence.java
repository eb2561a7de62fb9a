package org.tandem.projection.decide;

import org.apache.kafka.common.TopicPartition;
import org.tandem.projection.sql.Columns;
import org.tandem.projection.version.ActiveVersion;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Up to where requests have been decided, and by whom: table {@code decided}. Who takes a partition over writes its own
 * name there, so an instance that lost it without knowing can commit nothing, from that moment on.
 */
final class Fence {

    private final String table;
    private final UUID owner;

    /** @param owner a name that no other instance has */
    Fence(ActiveVersion version, UUID owner) {
        this.table = version.control() + ".decided";
        this.owner = owner;
    }

    /** Takes the partitions over; waits for a transaction of the one before. Where each stands, 0 of a new one. */
    Map<TopicPartition, Long> take(Connection db, Collection<TopicPartition> partitions) throws SQLException {
        try (PreparedStatement upsert = db.prepareStatement("insert into " + table + " as d (topic, partition, next, owner)"
                + " select topic, partition, 0, ?::uuid from unnest(?::text[], ?::int[]) as p (topic, partition)"
                + " order by 1, 2"
                + " on conflict (topic, partition) do update set owner = excluded.owner"
                + " returning topic, partition, next")) {
            upsert.setObject(1, owner);
            upsert.setArray(2, db.createArrayOf("text", partitions.stream().map(TopicPartition::topic).toArray()));
            upsert.setArray(3, db.createArrayOf("int4", partitions.stream().map(TopicPartition::partition).toArray()));
            Map<TopicPartition, Long> next = new HashMap<>();
            try (ResultSet rows = upsert.executeQuery()) {
                while (rows.next()) {
                    next.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
                }
            }
            return next;
        }
    }

    /** @throws Fenced if somebody else has taken one of them over, or it does not stand where it was left */
    void advance(Connection db, List<Step> steps) throws SQLException {
        try (PreparedStatement update = db.prepareStatement("update " + table + " d set next = b.next"
                + " from unnest(?::text[], ?::int[], ?::bigint[], ?::bigint[]) as b (topic, partition, expected, next)"
                + " where d.topic = b.topic and d.partition = b.partition and d.next = b.expected and d.owner = ?::uuid")) {
            Columns.of(update, steps).text(step -> step.partition.topic()).int4(step -> step.partition.partition())
                    .int8(Step::expected).int8(Step::next);
            update.setObject(5, owner);
            if (update.executeUpdate() != steps.size()) {
                throw new Fenced();
            }
        }
    }

    /** From where to where one transaction moves a partition. */
    record Step(TopicPartition partition, long expected, long next) {
    }

    /** Somebody else decides here now, or the database was restored. */
    static final class Fenced extends RuntimeException {

        Fenced() {
            super("another instance has taken over, or the database was restored", null, false, false);
        }
    }
}
