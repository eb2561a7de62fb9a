package org.tandem.scoring.fold;

import org.tandem.events.envelope.Envelope;
import org.tandem.events.ids.LeadId;
import org.tandem.events.lead.LeadEvent.LeadLinked;
import org.tandem.events.lead.LeadEvent.LeadUnlinked;
import org.tandem.projection.sql.Columns;
import org.tandem.projection.sql.LinkTable;
import org.tandem.projection.sql.LinkTable.Link;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Which ids are the same person. Everything is folded under the id it came with; a score is read and said of the person,
 * and parting two ids heals it.
 *
 * @param clusters the ids of each lead that is linked, itself among them: first captured first, ties by id
 * @param since    when it was last said of each id that it is or is not linked; none of one without links
 */
record Links(Map<UUID, List<UUID>> clusters, Map<UUID, Instant> since) {

    static final LinkTable TABLE = new LinkTable("lead_link", "lead_id",
            "(select min(k.recorded_at) from business_fact k where k.lead_id = c.member)");

    /** Costs one statement where nobody has links. */
    static Links of(Connection db, Collection<UUID> leadIds) throws SQLException {
        Map<UUID, Instant> since = since(db, leadIds);
        Links links = new Links(TABLE.clusters(db, since.keySet()), since);
        if (!links.clusters.isEmpty()) {
            since.putAll(since(db, links.members()));
        }
        return links;
    }

    /**
     * The same for whoever says something: until the transaction ends nobody else does of the same people. Their ids are on
     * different partitions, which several consumers may have.
     */
    static Links locked(Connection db, Collection<UUID> leadIds) throws SQLException {
        return locked(db, leadIds, Set.of());
    }

    /** @param ends of links that are about to be known: whoever knows one already and speaks of it is waited for, too */
    static Links locked(Connection db, Collection<UUID> leadIds, Set<UUID> ends) throws SQLException {
        Set<UUID> locked = new TreeSet<>();
        Links links = of(db, leadIds);
        Set<UUID> needed = links.and(ends);
        while (!locked.containsAll(needed)) {
            locked.addAll(needed);
            lock(db, locked);
            links = of(db, leadIds);
            needed = links.and(ends);
        }
        return links;
    }

    /** All ids of the person, the canonical one first. */
    List<UUID> ids(UUID leadId) {
        return clusters.getOrDefault(leadId, List.of(leadId));
    }

    /** Everybody who is linked to anybody. */
    Set<UUID> members() {
        Set<UUID> members = new TreeSet<>();
        clusters.values().forEach(members::addAll);
        return members;
    }

    /** These leads and whoever they are linked to. */
    Set<UUID> and(Collection<UUID> leadIds) {
        Set<UUID> all = members();
        all.addAll(leadIds);
        return all;
    }

    /** When it was last said of one of a person's ids that it is or is not linked; null where it never was. */
    Instant since(List<UUID> ids) {
        return ids.stream().map(since::get).filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
    }

    /** Of links that came and went, what the lead's own end says; of those that hold, what either end says. */
    private static Map<UUID, Instant> since(Connection db, Collection<UUID> leadIds) throws SQLException {
        Map<UUID, Instant> since = new HashMap<>();
        try (PreparedStatement select = db.prepareStatement("""
                select k.id, max(l.recorded_at) from unnest(?::uuid[]) as k (id) cross join lateral (
                    select recorded_at from lead_link where lead_id = k.id
                    union all
                    select recorded_at from lead_link where linked_to = k.id and linked) as l
                group by k.id""")) {
            Columns.of(select, leadIds).uuid(id -> id);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    since.put(rows.getObject(1, UUID.class), LeadStore.moment(rows, 2));
                }
            }
        }
        return since;
    }

    private static void lock(Connection db, Set<UUID> members) throws SQLException {
        try (PreparedStatement lock = db.prepareStatement("""
                select pg_advisory_xact_lock(k) from (
                    select distinct hashtextextended(id::text, hashtext(current_schema())) as k
                    from unnest(?::uuid[]) as m (id) order by 1) as keys""")) {
            Columns.of(lock, members).uuid(id -> id);
            lock.executeQuery().close();
        }
    }

    /** Empty for what says nothing about links. */
    static Optional<Link> read(Envelope<?> event) {
        if (event.data() instanceof LeadLinked linked) {
            return Optional.of(link(linked.leadId(), linked.linkedTo(), true, event));
        }
        return event.data() instanceof LeadUnlinked unlinked
                ? Optional.of(link(unlinked.leadId(), unlinked.unlinkedFrom(), false, event)) : Optional.empty();
    }

    private static Link link(LeadId leadId, LeadId other, boolean linked, Envelope<?> event) {
        return new Link(leadId.value(), other.value(), linked, ActivityReading.micros(event.recordedTime()));
    }
}
