package org.tandem.projection.fold;

import org.apache.kafka.common.TopicPartition;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Up to where the tables have folded each partition: table {@code position}, moved in the transaction that folds. It is
 * the only truth about that, so a database restored to an older state continues from its own position, and an instance
 * that lost its partition without knowing cannot write.
 */
final class Positions {

    /** Relation {@code (topic, partition, next)} of three parameters. */
    static final String NEXT =
            "select * from unnest(?::text[], ?::int[], ?::bigint[]) as next_of (topic, partition, next)";
    /** Moves the positions to what relation {@code b} says. */
    static final String ADVANCE = "update position p set next = b.next from b"
            + " where p.topic = b.topic and p.partition = b.partition";

    private Positions() {
    }

    /** Where the tables stand; 0 for a partition they have never seen. */
    static Map<TopicPartition, Long> load(Connection db, Collection<TopicPartition> partitions) throws SQLException {
        try (PreparedStatement insert = db.prepareStatement("""
                insert into position (topic, partition, next)
                select topic, partition, 0 from unnest(?::text[], ?::int[]) as p (topic, partition)
                order by partition, topic
                on conflict do nothing""")) {
            bind(db, insert, partitions);
            insert.executeUpdate();
        }
        return stands(db, partitions);
    }

    /** As {@link #load}, without those that the tables have never seen. */
    static Map<TopicPartition, Long> stands(Connection db, Collection<TopicPartition> partitions) throws SQLException {
        try (PreparedStatement select = select(db, partitions)) {
            return read(select);
        }
    }

    private static PreparedStatement select(Connection db, Collection<TopicPartition> partitions) throws SQLException {
        PreparedStatement select = db.prepareStatement("""
                select topic, partition, next from position
                where (topic, partition) in (select * from unnest(?::text[], ?::int[]))""");
        bind(db, select, partitions);
        return select;
    }

    /**
     * Locks every topic's position of the partition numbers in the batch, so that all folds of one lead are one after
     * the other even while two instances both believe that they own it.
     *
     * @throws Fenced if the tables do not stand where the batch begins
     */
    static void lock(Connection db, Map<TopicPartition, Long> expected) throws SQLException {
        Map<TopicPartition, Long> actual;
        try (PreparedStatement select = db.prepareStatement("""
                select topic, partition, next from position where partition = any (?)
                order by partition, topic for update""")) {
            select.setArray(1, db.createArrayOf("int4",
                    expected.keySet().stream().map(TopicPartition::partition).distinct().toArray()));
            actual = read(select);
        }
        compare(expected, actual);
    }

    /** @throws Fenced if the tables do not stand there; changes and locks nothing */
    static void confirm(Connection db, Map<TopicPartition, Long> expected) throws SQLException {
        try (PreparedStatement select = select(db, expected.keySet())) {
            compare(expected, read(select));
        }
    }

    private static void compare(Map<TopicPartition, Long> expected, Map<TopicPartition, Long> actual) {
        for (Map.Entry<TopicPartition, Long> entry : expected.entrySet()) {
            Long stands = actual.get(entry.getKey());
            if (!entry.getValue().equals(stands)) {
                throw new Fenced(entry.getKey(), entry.getValue(), stands);
            }
        }
    }

    static void advance(Connection db, Map<TopicPartition, Long> next) throws SQLException {
        try (PreparedStatement update = db.prepareStatement("with b as materialized (" + NEXT + ") " + ADVANCE)) {
            bind(db, update, next);
            update.executeUpdate();
        }
    }

    static void bind(Connection db, PreparedStatement statement, Map<TopicPartition, Long> next) throws SQLException {
        bind(db, statement, next.keySet());
        statement.setArray(3, db.createArrayOf("int8", next.values().toArray()));
    }

    static void bind(Connection db, PreparedStatement statement, Collection<TopicPartition> partitions)
            throws SQLException {
        Array topics = db.createArrayOf("text", partitions.stream().map(TopicPartition::topic).toArray());
        Array numbers = db.createArrayOf("int4", partitions.stream().map(TopicPartition::partition).toArray());
        statement.setArray(1, topics);
        statement.setArray(2, numbers);
    }

    static Map<TopicPartition, Long> read(PreparedStatement select) throws SQLException {
        Map<TopicPartition, Long> positions = new HashMap<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                positions.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
            }
        }
        return positions;
    }

    /** The tables do not stand where this instance left them: another one folded on, or the database was restored. */
    static final class Fenced extends RuntimeException {

        Fenced(TopicPartition partition, long expected, Long actual) {
            super(partition + " is expected at " + expected + " and stands at " + actual, null, false, false);
        }
    }
}
