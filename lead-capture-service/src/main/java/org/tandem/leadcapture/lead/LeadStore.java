package org.tandem.leadcapture.lead;

import org.tandem.leadcapture.lead.LeadRows.ActivityRow;
import org.tandem.leadcapture.lead.LeadRows.CaptureRow;
import org.tandem.leadcapture.lead.LeadRows.Content;
import org.tandem.leadcapture.lead.LeadRows.Key;
import org.tandem.leadcapture.lead.LeadRows.LeadRow;
import org.tandem.leadcapture.lead.LeadRows.ProfileRow;
import org.tandem.projection.sql.Columns;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Writes the lead tables inside a fold: one statement for a table and batch, keys sorted. */
final class LeadStore {

    /** A part of a capture that is to be forgotten: by its time, or because its capture was. */
    private static final String COVERED = """
            t.lead_id = any (?) and e.lead_id = t.lead_id and (t.recorded_at <= e.erased_at
                or exists (select 1 from erased_capture x where x.lead_id = t.lead_id and x.capture_id = t.capture_id
                    and x.content_hash = t.content_hash))""";

    private final Connection db;

    LeadStore(Connection db) {
        this.db = db;
    }

    void insertCaptures(Collection<CaptureRow> unsorted) throws SQLException {
        if (unsorted.isEmpty()) {
            return;
        }
        List<CaptureRow> rows = unsorted.stream().sorted(Comparator.comparing(CaptureRow::leadId)).toList();
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

    void upsertProfiles(Collection<ProfileRow> unsorted) throws SQLException {
        if (unsorted.isEmpty()) {
            return;
        }
        List<ProfileRow> rows = unsorted.stream().sorted(Comparator.comparing(ProfileRow::key)).toList();
        try (PreparedStatement upsert = db.prepareStatement("""
                insert into profile (lead_id, event_id, capture_id, content_hash, captured_at, recorded_at, data)
                select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::timestamptz[], ?::timestamptz[], ?::text[])
                on conflict (lead_id, event_id) do update set capture_id = excluded.capture_id,
                    content_hash = excluded.content_hash, captured_at = excluded.captured_at,
                    recorded_at = excluded.recorded_at, data = excluded.data""")) {
            Columns.of(upsert, rows)
                    .uuid(row -> row.key().leadId()).uuid(row -> row.key().eventId()).uuid(ProfileRow::captureId)
                    .uuid(ProfileRow::contentHash).timestamptz(ProfileRow::capturedAt)
                    .timestamptz(ProfileRow::recordedAt).utf8(ProfileRow::data);
            upsert.executeUpdate();
        }
    }

    void insertActivities(Collection<ActivityRow> unsorted) throws SQLException {
        if (unsorted.isEmpty()) {
            return;
        }
        List<ActivityRow> rows = unsorted.stream().sorted(Comparator.comparing(ActivityRow::content)).toList();
        try (PreparedStatement insert = db.prepareStatement("""
                insert into capture_activity (lead_id, capture_id, content_hash, recorded_at)
                select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::timestamptz[])
                on conflict (lead_id, capture_id, content_hash) do update
                    set recorded_at = greatest(capture_activity.recorded_at, excluded.recorded_at)""")) {
            Columns.of(insert, rows).uuid(ActivityRow::leadId).uuid(row -> row.content().captureId())
                    .uuid(row -> row.content().contentHash()).timestamptz(ActivityRow::recordedAt);
            insert.executeUpdate();
        }
    }

    void deleteProfiles(Collection<Key> keys) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = db.prepareStatement("""
                delete from profile p using unnest(?::uuid[], ?::uuid[]) as k (lead_id, event_id)
                where p.lead_id = k.lead_id and p.event_id = k.event_id""")) {
            Columns.of(delete, keys).uuid(Key::leadId).uuid(Key::eventId);
            delete.executeUpdate();
        }
    }

    /** Which captures of these leads were forgotten. */
    Set<Content> erasedCaptures(Collection<UUID> leadIds) throws SQLException {
        Set<Content> erased = new HashSet<>();
        try (PreparedStatement select = prepared(
                "select lead_id, capture_id, content_hash from erased_capture where lead_id = any (?)", leadIds);
             ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                erased.add(new Content(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class),
                        rows.getObject(3, UUID.class)));
            }
        }
        return erased;
    }

    void insertErasedCaptures(Collection<Content> captures) throws SQLException {
        if (captures.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = db.prepareStatement("""
                insert into erased_capture (lead_id, capture_id, content_hash)
                select * from unnest(?::uuid[], ?::uuid[], ?::uuid[])
                on conflict do nothing""")) {
            Columns.of(insert, captures).uuid(Content::leadId).uuid(Content::captureId).uuid(Content::contentHash);
            insert.executeUpdate();
        }
    }

    /** Deletes what a lead's erasure covers, and makes {@code lead} what is left. */
    Forgotten forget(UUID leadId) throws SQLException {
        List<UUID> lead = List.of(leadId);
        try (PreparedStatement remember = prepared("""
                insert into erased_capture (lead_id, capture_id, content_hash)
                select t.lead_id, t.event_id, t.content_hash from capture t join erasure e using (lead_id)
                where t.lead_id = any (?) and t.recorded_at <= e.erased_at
                on conflict do nothing""", lead)) {
            remember.executeUpdate();
        }
        List<Key> profiles = new ArrayList<>();
        try (PreparedStatement delete = prepared("delete from profile t using erasure e where " + COVERED
                + " returning t.lead_id, t.event_id", lead); ResultSet rows = delete.executeQuery()) {
            while (rows.next()) {
                profiles.add(key(rows));
            }
        }
        try (PreparedStatement delete = prepared("delete from capture_activity t using erasure e where " + COVERED, lead)) {
            delete.executeUpdate();
        }
        List<UUID> rejected = new ArrayList<>();
        try (PreparedStatement delete = Erased.TABLE.deleting(db, "rejected_capture", "recorded_at", "returning t.capture_id",
                lead); ResultSet rows = delete.executeQuery()) {
            while (rows.next()) {
                rejected.add(rows.getObject(1, UUID.class));
            }
        }
        Erased.TABLE.delete(db, "capture", "recorded_at", lead);
        Erased.TABLE.delete(db, "activity", "recorded_at", lead);
        try (PreparedStatement delete = prepared("delete from lead where lead_id = any (?)", lead)) {
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
                order by lead_id, captured_at, event_id, content_hash""", lead)) {
            again.executeUpdate();
        }
        return new Forgotten(profiles, rejected);
    }

    /** What was deleted that also has to go from compacted topics. */
    record Forgotten(List<Key> profiles, List<UUID> rejectedCaptures) {
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
    }

    private PreparedStatement prepared(String sql, Collection<UUID> leadIds) throws SQLException {
        PreparedStatement statement = db.prepareStatement(sql);
        Columns.of(statement, leadIds).uuid(id -> id);
        return statement;
    }
}
