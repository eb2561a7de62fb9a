package org.tandem.projection.decide;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.tandem.projection.sql.Columns;
import org.tandem.projection.version.ActiveVersion;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Tables {@code decision} and {@code unpublished_decision} of the service's control schema. */
final class DecisionStore {

    private final String decision;
    private final String unpublished;

    DecisionStore(String control) {
        this.decision = control + ".decision";
        this.unpublished = control + ".unpublished_decision";
    }

    DecisionStore(ActiveVersion version) {
        this(version.control());
    }

    /** Which of the requests have an outcome. */
    Set<UUID> among(Connection db, Collection<UUID> requestIds) throws SQLException {
        try (PreparedStatement select = db.prepareStatement(
                "select request_id from " + decision + " where request_id = any (?::uuid[])")) {
            Columns.of(select, requestIds).uuid(id -> id);
            Set<UUID> decided = new HashSet<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    decided.add(rows.getObject(1, UUID.class));
                }
            }
            return decided;
        }
    }

    /** Stores outcomes, to be published in this order. */
    void insert(Connection db, List<Decision> decisions) throws SQLException {
        try (PreparedStatement insert = db.prepareStatement("with d as materialized (select * from"
                + " unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::text[], ?::bytea[], ?::text[], ?::int[], ?::bigint[],"
                + " ?::bytea[]) with ordinality as d (request_id, content_hash, decided_at, refusal, kept, topic, partition,"
                + " position, sent, nth)), stored as (insert into " + decision + " (request_id, content_hash, decided_at, refusal, records)"
                + " select request_id, content_hash, decided_at, refusal, kept from d)"
                + " insert into " + unpublished + " (request_id, topic, partition, position, records)"
                + " select request_id, topic, partition, position, sent from d order by nth")) {
            Columns.of(insert, decisions).uuid(Decision::requestId).uuid(Decision::contentHash)
                    .timestamptz(Decision::at).utf8(Decision::refusal)
                    .bytea(one -> StoredRecords.write(one.lasting()))
                    .text(one -> one.partition().topic())
                    .int4(one -> one.partition().partition()).int8(Decision::offset)
                    .bytea(one -> StoredRecords.write(one.records()));
            insert.executeUpdate();
        }
    }

    /** Outcomes of the partitions' requests that nobody has seen acknowledged, in the order in which they were decided. */
    Map<UUID, List<ProducerRecord<byte[], byte[]>>> unpublished(Connection db, Collection<TopicPartition> partitions)
            throws SQLException {
        try (PreparedStatement select = db.prepareStatement("select request_id, records from " + unpublished
                + " where (topic, partition) in (select * from unnest(?::text[], ?::int[]))"
                + " order by nth")) {
            Columns.of(select, partitions).text(TopicPartition::topic).int4(TopicPartition::partition);
            Map<UUID, List<ProducerRecord<byte[], byte[]>>> records = new LinkedHashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    records.put(rows.getObject(1, UUID.class), StoredRecords.read(rows.getBytes(2)));
                }
            }
            return records;
        }
    }

    /**
     * The broker has acknowledged the outcomes of these requests. The commit does not wait for the disk: lost with the
     * database's machine, the mark only makes the same bytes be sent again.
     */
    void published(Connection db, Collection<UUID> requestIds) throws SQLException {
        try (PreparedStatement delete = db.prepareStatement("with fast as materialized"
                + " (select set_config('synchronous_commit', 'off', true))"
                + " delete from " + unpublished + " using fast where request_id = any (?::uuid[])")) {
            Columns.of(delete, requestIds).uuid(id -> id);
            delete.executeUpdate();
        }
    }

    /** The outcomes that are acknowledged, of those of the requests that are decided. */
    Map<UUID, Stored> acknowledged(Connection db, Collection<UUID> requestIds) throws SQLException {
        try (PreparedStatement select = db.prepareStatement("select request_id, content_hash, refusal, records from "
                + decision + " d where request_id = any (?::uuid[])"
                + " and not exists (select 1 from " + unpublished + " u where u.request_id = d.request_id)")) {
            Columns.of(select, requestIds).uuid(id -> id);
            Map<UUID, Stored> stored = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    byte[] records = rows.getBytes(4);
                    stored.put(rows.getObject(1, UUID.class), new Stored(rows.getObject(2, UUID.class), rows.getString(3),
                            records == null ? List.of() : StoredRecords.read(records)));
                }
            }
            return stored;
        }
    }

    /** Deletes up to {@code most} outcomes decided before; how many. */
    int deleteBefore(Connection db, Instant before, int most) throws SQLException {
        try (PreparedStatement delete = db.prepareStatement("delete from " + decision + " where ctid = any (array("
                + "select ctid from " + decision + " d where decided_at < ?"
                + " and not exists (select 1 from " + unpublished + " u where u.request_id = d.request_id) limit ?))")) {
            delete.setTimestamp(1, Timestamp.from(before));
            delete.setInt(2, most);
            return delete.executeUpdate();
        }
    }

    /**
     * A stored outcome.
     *
     * @param contentHash of the request; null where only the log told of the outcome
     * @param refusal     data of {@code request.refused}; null if granted
     * @param records     what was published and may be kept; none where only the log told of it
     */
    record Stored(UUID contentHash, String refusal, List<ProducerRecord<byte[], byte[]>> records) {
    }
}
