package org.tandem.scoring.fold;

import org.tandem.events.topic.Topics;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.fold.Effects;
import org.tandem.projection.sql.Columns;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Table {@code unjudged}: who is to be judged as soon as a partition number is settled. It stands beside the versions of the
 * tables, because the mark of what has been acted on, which they share, has passed over what asked for it.
 */
final class Unjudged {

    private static final String TABLE = Topics.SCORING + ".unjudged";
    private static final String COLUMNS = "lead_id, partition, by_facts, joins, cause, cause_offset";

    private final Connection db;

    Unjudged(Connection db) {
        this.db = db;
    }

    /**
     * @param leadId    of one of the person's ids
     * @param partition the number that is not settled
     * @param byFacts   as of {@link Reason}
     * @param joins     as of {@link Reason}
     * @param cause     position of the record that asked for it; null if time did
     * @param offset    the record's; 0 if time did
     */
    record Waiting(UUID leadId, int partition, boolean byFacts, boolean joins, String cause, long offset) {

        static Waiting because(Person person, int partition, Reason reason) {
            StreamRecord cause = reason.record();
            return new Waiting(person.ids().get(0), partition, reason.byFacts(), reason.joins(), Effects.position(cause), cause.offset());
        }

        static Waiting becauseOfTime(Person person, int partition) {
            return new Waiting(person.ids().get(0), partition, false, true, null, 0);
        }

        Waiting until(int otherPartition) {
            return new Waiting(leadId, otherPartition, byFacts, joins, cause, offset);
        }

        /** Both for the same person. */
        Waiting and(Waiting other) {
            Waiting last = other.offset > offset ? other : this;
            return new Waiting(leadId, partition, byFacts || other.byFacts, joins || other.joins, last.cause, last.offset);
        }
    }

    void add(Collection<Waiting> waiting) throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        List<Waiting> rows = waiting.stream().sorted(Comparator.comparing(Waiting::leadId)).toList();
        try (PreparedStatement insert = db.prepareStatement("insert into " + TABLE + " as u (" + COLUMNS + ")"
                + " select * from unnest(?::uuid[], ?::int[], ?::bool[], ?::bool[], ?::text[], ?::bigint[])"
                + " on conflict (lead_id) do update set partition = excluded.partition,"
                + " by_facts = u.by_facts or excluded.by_facts, joins = u.joins or excluded.joins,"
                + " cause = coalesce(excluded.cause, u.cause), cause_offset = greatest(u.cause_offset, excluded.cause_offset)")) {
            Columns.of(insert, rows).uuid(Waiting::leadId).int4(Waiting::partition).bool(Waiting::byFacts)
                    .bool(Waiting::joins).text(Waiting::cause).int8(Waiting::offset);
            insert.executeUpdate();
        }
    }

    /** Who waits for one of these partition numbers, in the order in which it was asked for. */
    List<UUID> leads(Collection<Integer> partitions, int most) throws SQLException {
        try (PreparedStatement select = db.prepareStatement("select " + COLUMNS + " from " + TABLE
                + " where partition = any (?) order by cause_offset, lead_id limit ?")) {
            select.setArray(1, db.createArrayOf("int4", partitions.toArray()));
            select.setInt(2, most);
            return read(select).stream().map(Waiting::leadId).toList();
        }
    }

    /** Of these leads, those that wait for anything. */
    List<Waiting> of(Collection<UUID> leadIds) throws SQLException {
        try (PreparedStatement select = db.prepareStatement("select " + COLUMNS + " from " + TABLE + " where lead_id = any (?)")) {
            Columns.of(select, leadIds).uuid(id -> id);
            return read(select);
        }
    }

    void delete(Collection<UUID> leadIds) throws SQLException {
        try (PreparedStatement delete = db.prepareStatement("delete from " + TABLE + " where lead_id = any (?)")) {
            Columns.of(delete, leadIds).uuid(id -> id);
            delete.executeUpdate();
        }
    }

    private static List<Waiting> read(PreparedStatement select) throws SQLException {
        List<Waiting> waiting = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                waiting.add(new Waiting(rows.getObject(1, UUID.class), rows.getInt(2), rows.getBoolean(3), rows.getBoolean(4),
                        rows.getString(5), rows.getLong(6)));
            }
        }
        return waiting;
    }
}
