package org.tandem.pipeline.lead;

import org.tandem.projection.sql.Columns;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads table {@code profile}: who leads are. */
public final class Profiles {

    private Profiles() {
    }

    /** What is known of a person at a glance; each may be null. */
    public record Profile(String name, String jobTitle, String company) {

        /** Nothing is known. */
        public static final Profile NONE = new Profile(null, null, null);
    }

    private record Member(UUID leadId, UUID id) {
    }

    /**
     * Name, job title and company of each lead: of each the newest that somebody gave under any of the person's ids, however
     * often they gave it. Who said nothing has no entry.
     */
    public static Map<UUID, Profile> of(Connection db, Collection<UUID> leadIds, Links links) throws SQLException {
        List<Member> members = leadIds.stream().distinct()
                .flatMap(lead -> links.cluster(lead).stream().map(id -> new Member(lead, id))).toList();
        Map<UUID, Profile> profiles = new HashMap<>();
        try (PreparedStatement select = db.prepareStatement("""
                select m.lead_id,
                    (array_agg(name order by captured_at desc, event_id) filter (where name is not null))[1],
                    (array_agg(job_title order by captured_at desc, event_id) filter (where job_title is not null))[1],
                    (array_agg(company order by captured_at desc, event_id) filter (where company is not null))[1]
                from unnest(?::uuid[], ?::uuid[]) as m (lead_id, id) join profile p on p.lead_id = m.id
                group by m.lead_id""")) {
            Columns.of(select, members).uuid(Member::leadId).uuid(Member::id);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    profiles.put(rows.getObject(1, UUID.class), new Profile(rows.getString(2), rows.getString(3), rows.getString(4)));
                }
            }
        }
        return profiles;
    }
}
