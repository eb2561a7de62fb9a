package org.tandem.pipeline.lead;

import org.tandem.projection.sql.Columns;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which ids are the same person.
 *
 * @param clusters the ids of each lead that has links, itself among them: first captured first, ties by id
 */
record Links(Map<UUID, List<UUID>> clusters) {

    private static final String CLUSTERS = """
            with recursive cluster (start, member) as (
                select s.lead_id, s.lead_id from unnest(?::uuid[]) as s (lead_id)
                where exists (select 1 from lead_link l where l.lead_id = s.lead_id and l.linked)
              union
                select c.start, l.linked_to from cluster c join lead_link l on l.lead_id = c.member and l.linked)
            select c.start, c.member from cluster c left join lead k on k.lead_id = c.member
            order by c.start, k.first_captured_at nulls last, c.member""";

    static Links of(Connection db, Collection<UUID> leadIds) throws SQLException {
        Map<UUID, List<UUID>> clusters = new HashMap<>();
        try (PreparedStatement select = db.prepareStatement(CLUSTERS)) {
            Columns.of(select, leadIds).uuid(id -> id);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    clusters.computeIfAbsent(rows.getObject(1, UUID.class), start -> new ArrayList<>())
                            .add(rows.getObject(2, UUID.class));
                }
            }
        }
        return new Links(clusters);
    }

    /** The id a lead is worked on under: the one with an open attempt, else the first that was known. */
    UUID workedOn(UUID leadId, Map<UUID, WorkedLead> worked) {
        List<UUID> cluster = clusters.getOrDefault(leadId, List.of(leadId));
        if (isOpen(leadId, worked)) {
            return leadId;
        }
        return cluster.stream().filter(member -> isOpen(member, worked)).findFirst().orElse(cluster.get(0));
    }

    private static boolean isOpen(UUID leadId, Map<UUID, WorkedLead> worked) {
        WorkedLead lead = worked.get(leadId);
        return lead != null && lead.isOpen();
    }
}
