package org.tandem.pipeline.lead;

import org.tandem.pipeline.lead.ContextRows.ActivityRow;
import org.tandem.pipeline.lead.ContextRows.Key;
import org.tandem.pipeline.lead.ContextRows.LeadRow;
import org.tandem.pipeline.lead.ContextRows.NoteRow;
import org.tandem.pipeline.lead.ContextRows.ProfileRow;
import org.tandem.pipeline.lead.ContextRows.QualificationRow;
import org.tandem.pipeline.lead.ContextRows.ScoreRow;
import org.tandem.projection.sql.Columns;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Writes what is known about leads inside a fold: one statement for a table and batch, keys sorted. */
final class ContextStore {

    /** What somebody did before that, a rep does not scroll to. */
    static final int ACTIVITIES_KEPT = 10;

    private final Connection db;

    ContextStore(Connection db) {
        this.db = db;
    }

    /** Which of the leads were captured, and not forgotten since. */
    Set<UUID> known(Collection<UUID> leadIds) throws SQLException {
        Set<UUID> known = new HashSet<>();
        try (PreparedStatement select = prepared("select lead_id from lead where lead_id = any (?::uuid[])", leadIds);
             ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                known.add(rows.getObject(1, UUID.class));
            }
        }
        return known;
    }

    void upsertLeads(Map<UUID, LeadRow> leads) throws SQLException {
        if (leads.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = db.prepareStatement("""
                insert into lead as l (lead_id, first_captured_at, recorded_at, source, campaign, country, industry,
                                       company_size, department, job_level, origin, origin_at)
                select lead_id, first_captured_at, recorded_at, source, campaign, country, industry, company_size::int,
                       department, job_level, origin, origin_at
                from unnest(?::uuid[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
                     as r (lead_id, first_captured_at, recorded_at, source, campaign, country, industry, company_size, department,
                           job_level, origin, origin_at)
                on conflict (lead_id) do update set
                    first_captured_at = least(l.first_captured_at, excluded.first_captured_at),
                    recorded_at = greatest(l.recorded_at, excluded.recorded_at),
                    source = coalesce(excluded.source, l.source), campaign = coalesce(excluded.campaign, l.campaign),
                    country = coalesce(excluded.country, l.country), industry = coalesce(excluded.industry, l.industry),
                    company_size = coalesce(excluded.company_size, l.company_size),
                    department = coalesce(excluded.department, l.department),
                    job_level = coalesce(excluded.job_level, l.job_level),
                    origin = case when l.origin_at is null or excluded.origin_at < l.origin_at then excluded.origin else l.origin end,
                    origin_at = least(l.origin_at, excluded.origin_at)""")) {
            Columns.of(upsert, new TreeMap<>(leads).values())
                    .uuid(LeadRow::leadId).timestamptz(LeadRow::firstCapturedAt).timestamptz(LeadRow::recordedAt)
                    .text(LeadRow::source).text(LeadRow::campaign).text(row -> row.business().country())
                    .text(row -> row.business().industry()).text(row -> text(row.business().companySize()))
                    .text(row -> row.business().department()).text(row -> row.business().jobLevel())
                    .text(LeadRow::origin).timestamptz(LeadRow::originAt);
            upsert.executeUpdate();
        }
    }

    void upsertProfiles(Map<Key, ProfileRow> profiles) throws SQLException {
        if (profiles.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = db.prepareStatement("""
                insert into profile (lead_id, event_id, captured_at, recorded_at, name, company, job_title)
                select * from unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[], ?::text[])
                on conflict (lead_id, event_id) do update set (captured_at, recorded_at, name, company, job_title) =
                    (excluded.captured_at, excluded.recorded_at, excluded.name, excluded.company, excluded.job_title)""")) {
            Columns.of(upsert, new TreeMap<>(profiles).values())
                    .uuid(row -> row.key().leadId()).uuid(row -> row.key().eventId()).timestamptz(ProfileRow::capturedAt)
                    .timestamptz(ProfileRow::recordedAt).text(ProfileRow::name).text(ProfileRow::company)
                    .text(ProfileRow::jobTitle);
            upsert.executeUpdate();
        }
    }

    void deleteProfiles(Collection<Key> keys) throws SQLException {
        delete("profile", keys);
    }

    /** Keeps only the newest of each lead, by when they were recorded: an erasure covers the oldest, in any order. */
    void insertActivities(List<ActivityRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = db.prepareStatement("""
                insert into recent_activity (lead_id, event_id, happened_at, recorded_at, type, what)
                select * from unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[])
                order by 1, 2
                on conflict do nothing""")) {
            Columns.of(insert, rows).uuid(ActivityRow::leadId).uuid(ActivityRow::eventId).timestamptz(ActivityRow::happenedAt)
                    .timestamptz(ActivityRow::recordedAt).text(ActivityRow::type).text(ActivityRow::what);
            insert.executeUpdate();
        }
        Set<UUID> leadIds = new TreeSet<>();
        rows.forEach(row -> leadIds.add(row.leadId()));
        try (PreparedStatement delete = prepared("""
                delete from recent_activity a using (
                    select lead_id, event_id, row_number() over (partition by lead_id order by recorded_at desc, event_id) as n
                    from recent_activity where lead_id = any (?::uuid[])) as o
                where o.n >\s""" + ACTIVITIES_KEPT + " and a.lead_id = o.lead_id and a.event_id = o.event_id", leadIds)) {
            delete.executeUpdate();
        }
    }

    void upsertScores(Map<UUID, ScoreRow> scores) throws SQLException {
        if (scores.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = db.prepareStatement("""
                insert into score (lead_id, cell, fit, engagement, model, model_version, disqualified_by, as_of, facts_until,
                                   asked_at)
                select * from unnest(?::uuid[], ?::text[], ?::int[], ?::int[], ?::text[], ?::int[], ?::text[], ?::timestamptz[],
                                     ?::timestamptz[], ?::timestamptz[])
                on conflict (lead_id) do update set (cell, fit, engagement, model, model_version, disqualified_by, as_of,
                                                     facts_until, asked_at) =
                    (excluded.cell, excluded.fit, excluded.engagement, excluded.model, excluded.model_version,
                     excluded.disqualified_by, excluded.as_of, excluded.facts_until, excluded.asked_at)""")) {
            Columns.of(upsert, new TreeMap<>(scores).values())
                    .uuid(ScoreRow::leadId).text(ScoreRow::cell).int4(ScoreRow::fit).int4(ScoreRow::engagement)
                    .text(ScoreRow::model).int4(ScoreRow::modelVersion).text(ScoreRow::disqualifiedBy).timestamptz(ScoreRow::asOf)
                    .timestamptz(ScoreRow::factsUntil).timestamptz(ScoreRow::askedAt);
            upsert.executeUpdate();
        }
    }

    void upsertQualifications(Map<UUID, QualificationRow> qualifications) throws SQLException {
        if (qualifications.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = db.prepareStatement("""
                insert into qualification (lead_id, why, facts_until)
                select * from unnest(?::uuid[], ?::text[], ?::timestamptz[])
                on conflict (lead_id) do update set (why, facts_until) = (excluded.why, excluded.facts_until)""")) {
            Columns.of(upsert, new TreeMap<>(qualifications).values())
                    .uuid(QualificationRow::leadId).text(QualificationRow::why).timestamptz(QualificationRow::factsUntil);
            upsert.executeUpdate();
        }
    }

    void upsertNotes(Map<Key, NoteRow> notes) throws SQLException {
        if (notes.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = db.prepareStatement("""
                insert into note (lead_id, event_id, recorded_at, covered_from, text)
                select * from unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::timestamptz[], ?::text[])
                on conflict (lead_id, event_id) do update set (recorded_at, covered_from, text) =
                    (excluded.recorded_at, excluded.covered_from, excluded.text)""")) {
            Columns.of(upsert, new TreeMap<>(notes).values())
                    .uuid(row -> row.key().leadId()).uuid(row -> row.key().eventId()).timestamptz(NoteRow::recordedAt)
                    .timestamptz(NoteRow::coveredFrom).text(NoteRow::text);
            upsert.executeUpdate();
        }
    }

    void deleteNotes(Collection<Key> keys) throws SQLException {
        delete("note", keys);
    }

    /** Deletes what the erasures of these leads cover; returns the notes, which have to go from their topic too. */
    List<Key> forget(Collection<UUID> leadIds) throws SQLException {
        for (String table : List.of("lead", "profile", "recent_activity", "history", "opportunity", "consent", "held_back",
                "lead_link")) {
            Erasures.TABLE.delete(db, table, "recorded_at", leadIds);
        }
        Erasures.TABLE.delete(db, "score", "facts_until", leadIds);
        Erasures.TABLE.delete(db, "qualification", "facts_until", leadIds);
        List<Key> notes = new ArrayList<>();
        try (PreparedStatement delete = Erasures.TABLE.deleting(db, "note", "covered_from", "returning t.lead_id, t.event_id",
                leadIds); ResultSet rows = delete.executeQuery()) {
            while (rows.next()) {
                notes.add(new Key(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)));
            }
        }
        return notes;
    }

    private void delete(String table, Collection<Key> keys) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = db.prepareStatement("delete from " + table
                + " t using unnest(?::uuid[], ?::uuid[]) as k (lead_id, event_id)"
                + " where t.lead_id = k.lead_id and t.event_id = k.event_id")) {
            Columns.of(delete, keys).uuid(Key::leadId).uuid(Key::eventId);
            delete.executeUpdate();
        }
    }

    private PreparedStatement prepared(String sql, Collection<UUID> leadIds) throws SQLException {
        PreparedStatement statement = db.prepareStatement(sql);
        Columns.of(statement, leadIds).uuid(id -> id);
        return statement;
    }

    private static String text(Integer number) {
        return number == null ? null : number.toString();
    }
}
