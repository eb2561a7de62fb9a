package org.tandem.leadcapture.lead;

import org.tandem.projection.sql.Columns;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reads what leads consist of, with one statement whatever their number. Whoever has a form's key may capture one address a
 * million times: so captures are counted where they are, and of no lead more than the newest {@link #MOST} are read.
 */
final class LeadParts {

    static final int MOST = 1_000;

    /**
     * The captures that {@link WholeCapture} calls incomplete, which hardly ever are any, as the difference of two lists: to look for the
     * rest of each would take the square of a lead's captures.
     */
    private static final String HALF = """
            with ids as materialized (select distinct unnest(?::uuid[]) as lead_id),
            half as materialized (
                (select lead_id, event_id, content_hash from ids join capture using (lead_id) where with_profile
                 except select lead_id, capture_id, content_hash from ids join profile using (lead_id))
                union
                (select lead_id, event_id, content_hash from ids join capture using (lead_id) where with_activity
                 except select lead_id, capture_id, content_hash from ids join capture_activity using (lead_id)))
            """;
    private static final String COUNTS = HALF + """
            select i.lead_id, count(*), (select count(*) from half h where h.lead_id = i.lead_id)
            from ids i join capture c using (lead_id) group by i.lead_id""";
    private static final String PROFILES = """
            select p.* from unnest(?::uuid[]) as l (lead_id) cross join lateral (
                select lead_id, event_id, captured_at, recorded_at, data from profile p where p.lead_id = l.lead_id
                order by captured_at desc, recorded_at desc, event_id desc limit %d) p""".formatted(MOST);
    private static final String CAPTURES = HALF + """
            select event_id, captured_at, recorded_at, sender, data, (event_id, content_hash) not in (select event_id, content_hash from half),
                exists (select 1 from capture o where o.event_id = c.event_id and o.content_hash <> c.content_hash and o.lead_id = c.lead_id)
            from (select * from ids join capture using (lead_id) order by captured_at desc, event_id desc, content_hash desc limit %d) c
            order by captured_at, event_id, content_hash""".formatted(MOST);

    private LeadParts() {
    }

    /** @param incomplete how many of the captures have not arrived whole */
    record Count(int captures, int incomplete) {

        static final Count NONE = new Count(0, 0);
    }

    /** @param data the event's, JSON as on the stream */
    record ProfileRow(UUID eventId, Instant capturedAt, Instant recordedAt, String data) {
    }

    /**
     * @param whole    whether all its records have arrived
     * @param conflict whether the same id came with another content as well
     * @param data     the event's, JSON as on the stream
     */
    record CaptureRow(UUID eventId, Instant capturedAt, Instant recordedAt, String sender, boolean whole, boolean conflict, String data) {
    }

    static Map<UUID, Count> counts(Connection db, Collection<UUID> leadIds) throws SQLException {
        try (PreparedStatement select = db.prepareStatement(COUNTS)) {
            Columns.of(select, leadIds).uuid(id -> id);
            Map<UUID, Count> counts = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    counts.put(rows.getObject(1, UUID.class), new Count(rows.getInt(2), rows.getInt(3)));
                }
            }
            return counts;
        }
    }

    static Map<UUID, List<ProfileRow>> profiles(Connection db, Collection<UUID> leadIds) throws SQLException {
        try (PreparedStatement select = db.prepareStatement(PROFILES)) {
            Columns.of(select, leadIds).uuid(id -> id);
            Map<UUID, List<ProfileRow>> profiles = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    profiles.computeIfAbsent(rows.getObject(1, UUID.class), id -> new ArrayList<>())
                            .add(new ProfileRow(rows.getObject(2, UUID.class), moment(rows, 3), moment(rows, 4), rows.getString(5)));
                }
            }
            return profiles;
        }
    }

    /** The oldest first. */
    static List<CaptureRow> captures(Connection db, UUID leadId) throws SQLException {
        try (PreparedStatement select = db.prepareStatement(CAPTURES)) {
            Columns.of(select, List.of(leadId)).uuid(id -> id);
            List<CaptureRow> captures = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    captures.add(new CaptureRow(rows.getObject(1, UUID.class), moment(rows, 2), moment(rows, 3), rows.getString(4),
                            rows.getBoolean(6), rows.getBoolean(7), rows.getString(5)));
                }
            }
            return captures;
        }
    }

    private static Instant moment(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
