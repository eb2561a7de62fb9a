package org.tandem.projection.fold;

import org.apache.kafka.common.TopicPartition;
import org.tandem.projection.version.ActiveVersion;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;

/**
 * Up to where the stream has had its effects: table {@code acted}, which all versions of a projection share, so that a
 * replay into new tables causes nothing twice.
 */
final class ActedMark {

    private final String table;

    ActedMark(ActiveVersion version) {
        this.table = version.control() + ".acted";
    }

    /** Where each partition's effects stand; none where there were none. */
    Map<TopicPartition, Long> read(Connection db, Collection<TopicPartition> partitions) throws SQLException {
        return read(db, partitions, "");
    }

    /** Where each partition's effects stand, locked until the transaction ends. */
    Map<TopicPartition, Long> lock(Connection db, Collection<TopicPartition> partitions) throws SQLException {
        return read(db, partitions, " order by partition, topic for update");
    }

    private Map<TopicPartition, Long> read(Connection db, Collection<TopicPartition> partitions, String how)
            throws SQLException {
        try (PreparedStatement select = db.prepareStatement(
                "select topic, partition, next from " + table
                        + " where (topic, partition) in (select * from unnest(?::text[], ?::int[]))" + how)) {
            Positions.bind(db, select, partitions);
            return Positions.read(select);
        }
    }

    /** Moves the mark forward; it never moves back, whatever is replayed. */
    void advance(Connection db, Map<TopicPartition, Long> next) throws SQLException {
        advance(db, next, "with b as materialized (" + Positions.NEXT + ")");
    }

    /** Moves the mark and the tables' positions forward. */
    void advanceWithPositions(Connection db, Map<TopicPartition, Long> next) throws SQLException {
        advance(db, next, "with b as materialized (" + Positions.NEXT + "), moved as (" + Positions.ADVANCE + ")");
    }

    private void advance(Connection db, Map<TopicPartition, Long> next, String with) throws SQLException {
        try (PreparedStatement upsert = db.prepareStatement(with
                + " insert into " + table + " as a (topic, partition, next)"
                + " select topic, partition, next from b order by partition, topic"
                + " on conflict (topic, partition) do update set next = excluded.next"
                + " where a.next < excluded.next")) {
            Positions.bind(db, upsert, next);
            upsert.executeUpdate();
        }
    }
}
