package org.tandem.leadcapture.lead;

import org.tandem.leadcapture.lead.LeadRows.CaptureRow;
import org.tandem.leadcapture.lead.LeadRows.Key;
import org.tandem.leadcapture.lead.LeadRows.LeadRow;
import org.tandem.leadcapture.lead.LeadRows.PartRow;
import org.tandem.projection.sql.Columns;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Writes the lead tables inside a fold: one statement for a table and batch, keys sorted. */
final class LeadStore {

    private final Connection db;

    LeadStore(Connection db) {
        this.db = db;
    }

    void insertCaptures(Collection<CaptureRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = db.prepareStatement("""
                insert into capture (event_id, content_hash, lead_id, sender, captured_at, recorded_at, with_profile,
                                     with_activity, data)
                select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[], ?::timestamptz[],
                                     ?::bool[], ?::bool[], ?::text[])
                on conflict do nothing""")) {
            Columns.of(insert, rows)
                    .uuid(CaptureRow::eventId).uuid(CaptureRow::contentHash).uuid(CaptureRow::leadId)
                    .text(CaptureRow::sender).timestamptz(CaptureRow::capturedAt).timestamptz(CaptureRow::recordedAt)
                    .bool(CaptureRow::withProfile).bool(CaptureRow::withActivity).utf8(CaptureRow::data);
            insert.executeUpdate();
        }
    }

    void upsertLeads(Map<UUID, LeadRow> leads) throws SQLException {
        if (leads.isEmpty()) {
            return;
        }
        List<LeadRow> rows = leads.values().stream().sorted(Comparator.comparing(row -> row.first().leadId())).toList();
        try (PreparedStatement upsert = db.prepareStatement("""
                insert into lead as l (lead_id, first_captured_at, first_event, first_hash, last_captured_at, sender,
                                       source, campaign, form, country, historical)
                select * from unnest(?::uuid[], ?::timestamptz[], ?::uuid[], ?::uuid[], ?::timestamptz[], ?::text[],
                                     ?::text[], ?::text[], ?::text[], ?::text[], ?::bool[])
                on conflict (lead_id) do update set
                    (first_captured_at, first_event, first_hash, sender, source, campaign, form, country, historical) =
                    (select f.* from (values
                        (excluded.first_captured_at, excluded.first_event, excluded.first_hash, excluded.sender,
                         excluded.source, excluded.campaign, excluded.form, excluded.country, excluded.historical),
                        (l.first_captured_at, l.first_event, l.first_hash, l.sender, l.source, l.campaign, l.form,
                         l.country, l.historical)) as f (at, event, hash, sender, source, campaign, form, country, old)
                     order by f.at, f.event, f.hash limit 1),
                    last_captured_at = greatest(l.last_captured_at, excluded.last_captured_at)""")) {
            Columns.of(upsert, rows)
                    .uuid(row -> row.first().leadId()).timestamptz(row -> row.first().capturedAt())
                    .uuid(row -> row.first().eventId()).uuid(row -> row.first().contentHash())
                    .timestamptz(LeadRow::lastCapturedAt).text(row -> row.first().sender())
                    .text(row -> row.first().lead().source()).text(row -> row.first().lead().campaign())
                    .text(row -> row.first().lead().form()).text(row -> row.first().lead().business().country())
                    .bool(row -> row.first().lead().historical());
            upsert.executeUpdate();
        }
    }

    void upsertProfiles(Collection<PartRow> unsorted) throws SQLException {
        if (unsorted.isEmpty()) {
            return;
        }
        List<PartRow> rows = unsorted.stream().sorted(Comparator.comparing(PartRow::key)).toList();
        try (PreparedStatement upsert = db.prepareStatement("""
                insert into profile (lead_id, capture_id, captured_at, recorded_at, data)
                select * from unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::timestamptz[], ?::text[])
                on conflict (lead_id, capture_id) do update set captured_at = excluded.captured_at,
                    recorded_at = excluded.recorded_at, data = excluded.data""")) {
            Columns.of(upsert, rows)
                    .uuid(PartRow::leadId).uuid(PartRow::captureId).timestamptz(PartRow::capturedAt)
                    .timestamptz(PartRow::recordedAt).utf8(PartRow::data);
            upsert.executeUpdate();
        }
    }

    void insertActivities(Collection<PartRow> unsorted) throws SQLException {
        if (unsorted.isEmpty()) {
            return;
        }
        List<PartRow> rows = unsorted.stream().sorted(Comparator.comparing(PartRow::key)).toList();
        try (PreparedStatement insert = db.prepareStatement("""
                insert into capture_activity (lead_id, capture_id, recorded_at)
                select * from unnest(?::uuid[], ?::uuid[], ?::timestamptz[])
                on conflict (lead_id, capture_id) do update
                    set recorded_at = greatest(capture_activity.recorded_at, excluded.recorded_at)""")) {
            Columns.of(insert, rows).uuid(PartRow::leadId).uuid(PartRow::captureId).timestamptz(PartRow::recordedAt);
            insert.executeUpdate();
        }
    }

    void deleteProfiles(Collection<Key> keys) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = db.prepareStatement("""
                delete from profile p using unnest(?::uuid[], ?::uuid[]) as k (lead_id, capture_id)
                where p.lead_id = k.lead_id and p.capture_id = k.capture_id""")) {
            Columns.of(delete, keys).uuid(Key::leadId).uuid(Key::captureId);
            delete.executeUpdate();
        }
    }

    /** Up to when each of these leads is forgotten; leads that are not have no entry. */
    Map<UUID, Instant> erasures(Collection<UUID> leadIds) throws SQLException {
        if (leadIds.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Instant> erasures = new HashMap<>();
        try (PreparedStatement select =
                     db.prepareStatement("select lead_id, erased_at from erasure where lead_id = any (?)")) {
            Columns.of(select, leadIds).uuid(id -> id);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    erasures.put(rows.getObject(1, UUID.class), rows.getObject(2, OffsetDateTime.class).toInstant());
                }
            }
        }
        return erasures;
    }

    void upsertErasures(Map<UUID, Instant> erasures) throws SQLException {
        try (PreparedStatement upsert = db.prepareStatement("""
                insert into erasure as e (lead_id, erased_at)
                select * from unnest(?::uuid[], ?::timestamptz[])
                on conflict (lead_id) do update set erased_at = greatest(e.erased_at, excluded.erased_at)""")) {
            Columns.of(upsert, new TreeMap<>(erasures).entrySet())
                    .uuid(Map.Entry::getKey).timestamptz(Map.Entry::getValue);
            upsert.executeUpdate();
        }
    }

    /** Deletes what the erasures of these leads cover, and makes {@code lead} what is left. */
    Forgotten forget(Collection<UUID> leadIds) throws SQLException {
        List<Key> profiles = new ArrayList<>();
        List<UUID> rejected = new ArrayList<>();
        try (PreparedStatement delete = prepared("""
                delete from profile t using erasure e
                where t.lead_id = any (?) and e.lead_id = t.lead_id and t.recorded_at <= e.erased_at
                returning t.lead_id, t.capture_id""", leadIds); ResultSet rows = delete.executeQuery()) {
            while (rows.next()) {
                profiles.add(new Key(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)));
            }
        }
        try (PreparedStatement delete = prepared("""
                delete from rejected_capture t using erasure e
                where t.lead_id = any (?) and e.lead_id = t.lead_id and t.recorded_at <= e.erased_at
                returning t.capture_id""", leadIds); ResultSet rows = delete.executeQuery()) {
            while (rows.next()) {
                rejected.add(rows.getObject(1, UUID.class));
            }
        }
        for (String table : List.of("capture", "capture_activity")) {
            try (PreparedStatement delete = prepared("delete from " + table + """
                     t using erasure e
                    where t.lead_id = any (?) and e.lead_id = t.lead_id and t.recorded_at <= e.erased_at""", leadIds)) {
                delete.executeUpdate();
            }
        }
        try (PreparedStatement delete = prepared("delete from lead where lead_id = any (?)", leadIds)) {
            delete.executeUpdate();
        }
        try (PreparedStatement again = prepared("""
                insert into lead (lead_id, first_captured_at, first_event, first_hash, last_captured_at, sender, source,
                                  campaign, form, country, historical)
                select distinct on (lead_id) lead_id, captured_at, event_id, content_hash,
                    max(captured_at) over (partition by lead_id), sender, data::json ->> 'source',
                    data::json ->> 'campaign', data::json ->> 'form', data::json -> 'business' ->> 'country',
                    coalesce((data::json ->> 'historical')::boolean, false)
                from capture where lead_id = any (?)
                order by lead_id, captured_at, event_id, content_hash""", leadIds)) {
            again.executeUpdate();
        }
        return new Forgotten(profiles, rejected);
    }

    /** What was deleted that also has to go from compacted topics. */
    record Forgotten(List<Key> profiles, List<UUID> rejectedCaptures) {
    }

    private PreparedStatement prepared(String sql, Collection<UUID> leadIds) throws SQLException {
        PreparedStatement statement = db.prepareStatement(sql);
        Columns.of(statement, leadIds).uuid(id -> id);
        return statement;
    }
}
