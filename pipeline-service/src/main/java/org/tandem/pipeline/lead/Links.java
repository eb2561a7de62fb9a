package org.tandem.pipeline.lead;

import org.tandem.projection.sql.Columns;
import org.tandem.projection.sql.LinkTable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Which ids are the same person.
 *
 * @param clusters the ids of each lead that has links, itself among them: first captured first, ties by id
 */
public record Links(Map<UUID, List<UUID>> clusters) {

    static final LinkTable TABLE = new LinkTable("lead_link", "lead_id",
            "(select k.first_captured_at from lead k where k.lead_id = c.member)");

    public static Links of(Connection db, Collection<UUID> leadIds) throws SQLException {
        return new Links(TABLE.clusters(db, leadIds));
    }

    /**
     * The same for whoever decides: until the transaction ends nobody else decides about the same people. Their rows will
     * not do for that, because who is not with sales yet has none, and their ids are on different partitions.
     */
    static Links locked(Connection db, Collection<UUID> leadIds) throws SQLException {
        Set<UUID> locked = new HashSet<>();
        Links links = of(db, leadIds);
        while (!locked.containsAll(links.members())) {
            lock(db, links.members());
            locked.addAll(links.members());
            links = of(db, leadIds);
        }
        return links;
    }

    private static void lock(Connection db, Set<UUID> members) throws SQLException {
        try (PreparedStatement lock = db.prepareStatement("""
                select pg_advisory_xact_lock(k) from (
                    select distinct hashtextextended(id::text, 0) as k from unnest(?::uuid[]) as m (id) order by 1) as keys""")) {
            Columns.of(lock, members).uuid(id -> id);
            lock.executeQuery().close();
        }
    }

    /** Everybody who is linked to anybody. */
    private Set<UUID> members() {
        Set<UUID> members = new TreeSet<>();
        clusters.values().forEach(members::addAll);
        return members;
    }

    /** All ids of the person, the lead's own among them. */
    public List<UUID> cluster(UUID leadId) {
        return clusters.getOrDefault(leadId, List.of(leadId));
    }

    /** The id a lead is worked on under: the one with an open attempt, else the first that was known. */
    UUID workedOn(UUID leadId, Map<UUID, WorkedLead> worked) {
        return openUnder(leadId, worked).orElse(cluster(leadId).get(0));
    }

    /** The id with the person's open attempt, the lead's own before others; empty if there is none. */
    Optional<UUID> openUnder(UUID leadId, Map<UUID, WorkedLead> worked) {
        return isOpen(leadId, worked) ? Optional.of(leadId)
                : cluster(leadId).stream().filter(member -> isOpen(member, worked)).findFirst();
    }

    private static boolean isOpen(UUID leadId, Map<UUID, WorkedLead> worked) {
        WorkedLead lead = worked.get(leadId);
        return lead != null && lead.isOpen();
    }
}
