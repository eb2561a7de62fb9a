package org.tandem.pipeline.lead;

import org.tandem.events.pipeline.PipelineEvent.LeadAssigned;
import org.tandem.pipeline.routing.Turns;
import org.tandem.projection.sql.Columns;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tables {@code routing_pool} and {@code routing_turn}: whose turn it is, as the sum of all turns that were had. */
final class TurnStore {

    private final Connection db;

    TurnStore(Connection db) {
        this.db = db;
    }

    /** Where a pool's reps stand, locked until the transaction ends: two deciders must not give the same turn twice. */
    Turns lock(String pool) throws SQLException {
        try (PreparedStatement insert = db.prepareStatement("insert into routing_pool values (?) on conflict do nothing")) {
            insert.setString(1, pool);
            insert.executeUpdate();
        }
        try (PreparedStatement lock = db.prepareStatement("select pool from routing_pool where pool = ? for update")) {
            lock.setString(1, pool);
            lock.executeQuery().close();
        }
        try (PreparedStatement select = db.prepareStatement(
                "select rep, standing from routing_turn where pool = ? order by rep for update")) {
            select.setString(1, pool);
            Map<String, Long> standings = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    standings.put(rows.getString(1), rows.getLong(2));
                }
            }
            return new Turns(standings);
        }
    }

    /** Adds what assignments changed; sums, so in any order and from any partition. */
    void add(Collection<LeadAssigned> assignments) throws SQLException {
        Map<Turn, Long> changes = new TreeMap<>();
        for (LeadAssigned assigned : assignments) {
            if (assigned.pool() != null && assigned.rep() != null) {
                Turns.changes(assigned.candidates(), assigned.rep()).forEach((rep, by) ->
                        changes.merge(new Turn(assigned.pool(), rep), by, Long::sum));
            }
        }
        if (changes.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = db.prepareStatement("""
                insert into routing_turn as t (pool, rep, standing)
                select * from unnest(?::text[], ?::text[], ?::bigint[])
                on conflict (pool, rep) do update set standing = t.standing + excluded.standing""")) {
            Columns.of(upsert, List.copyOf(changes.entrySet())).text(change -> change.getKey().pool)
                    .text(change -> change.getKey().rep).int8(Map.Entry::getValue);
            upsert.executeUpdate();
        }
    }

    private record Turn(String pool, String rep) implements Comparable<Turn> {

        @Override
        public int compareTo(Turn other) {
            int byPool = pool.compareTo(other.pool);
            return byPool != 0 ? byPool : rep.compareTo(other.rep);
        }
    }
}
