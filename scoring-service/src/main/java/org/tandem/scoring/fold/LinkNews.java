package org.tandem.scoring.fold;

import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.sql.ErasureTable;
import org.tandem.projection.sql.LinkTable.Link;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a batch says of who is the same person. */
final class LinkNews {

    private final List<Told> told = new ArrayList<>(0);

    /** One end of a link, and the record that says so. */
    record Told(Link link, StreamRecord record) {

        /** Whether something may be said because of it: what is imported from before says nothing. */
        boolean acts() {
            return record.envelope().knownTime() == null;
        }
    }

    void read(StreamRecord record) {
        Links.read(record.envelope()).ifPresent(link -> told.add(new Told(link, record)));
    }

    boolean isEmpty() {
        return told.isEmpty();
    }

    /** Both ends of all of them: both may be judged otherwise now. */
    Set<UUID> leads() {
        Set<UUID> leads = new HashSet<>();
        told.forEach(one -> {
            leads.add(one.link.id());
            leads.add(one.link.to());
        });
        return leads;
    }

    /** What each lead is an end of. */
    Map<UUID, List<Told>> byLead() {
        Map<UUID, List<Told>> byLead = new HashMap<>();
        told.forEach(one -> {
            byLead.computeIfAbsent(one.link.id(), id -> new ArrayList<>()).add(one);
            byLead.computeIfAbsent(one.link.to(), id -> new ArrayList<>()).add(one);
        });
        return byLead;
    }

    /** What an end said up to its erasure is as if it had never been said. */
    void leaveOut(Map<UUID, Instant> erased) {
        told.removeIf(one -> ErasureTable.covers(erased.get(one.link.id()), one.link.recordedAt()));
    }

    void write(Connection db) throws SQLException {
        Links.TABLE.upsert(db, told.stream().map(Told::link).toList());
    }
}
