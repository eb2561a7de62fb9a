package org.tandem.feedback.verdict;

import org.tandem.feedback.verdict.VerdictCounts.Key;
import org.tandem.feedback.verdict.VerdictRows.CaptureRow;
import org.tandem.feedback.verdict.VerdictRows.NoteRow;
import org.tandem.feedback.verdict.VerdictRows.StepRow;
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

/** Writes and reads the verdict tables inside a transaction: one statement for a table and batch, keys sorted. */
final class VerdictStore {

    private final Connection db;

    VerdictStore(Connection db) {
        this.db = db;
    }

    void insertCaptures(Collection<CaptureRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = db.prepareStatement("""
                insert into capture (lead_id, event_id, content_hash, captured_at, recorded_at, source, campaign)
                select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[])
                on conflict do nothing""")) {
            Columns.of(insert, rows).uuid(CaptureRow::leadId).uuid(CaptureRow::eventId).uuid(CaptureRow::contentHash)
                    .timestamptz(CaptureRow::capturedAt).timestamptz(CaptureRow::recordedAt)
                    .text(row -> row.origin().source()).text(row -> row.origin().campaign());
            insert.executeUpdate();
        }
    }

    void insertSteps(Collection<StepRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = db.prepareStatement("""
                insert into attempt_step (lead_id, position, attempt, state, rep, recorded_at)
                select * from unnest(?::uuid[], ?::bigint[], ?::int[], ?::text[], ?::text[], ?::timestamptz[])
                on conflict do nothing""")) {
            Columns.of(insert, rows).uuid(StepRow::leadId).int8(StepRow::position).int4(row -> row.attempt().number())
                    .text(row -> state(row.attempt())).text(row -> row.attempt().holder().orElse(null))
                    .timestamptz(StepRow::recordedAt);
            insert.executeUpdate();
        }
    }

    /** Adds verdicts that are not there yet, and counts what counts now in place of what counted before. */
    void insertVerdicts(Collection<Verdict> verdicts) throws SQLException {
        if (verdicts.isEmpty()) {
            return;
        }
        List<Verdict> before = verdictsOf(verdicts.stream().map(Verdict::leadId).distinct().toList());
        insertVerdicts(before, verdicts);
    }

    /** @param before all verdicts on the same leads that the tables hold */
    void insertVerdicts(Collection<Verdict> before, Collection<Verdict> verdicts) throws SQLException {
        if (verdicts.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = db.prepareStatement("""
                insert into verdict (event_id, lead_id, attempt, revision, rep, verdict, source, campaign, recorded_at)
                select * from unnest(?::uuid[], ?::uuid[], ?::int[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[],
                                     ?::timestamptz[])
                on conflict do nothing""")) {
            Columns.of(insert, verdicts).uuid(Verdict::eventId).uuid(Verdict::leadId).int4(Verdict::attempt)
                    .int4(Verdict::revision).text(Verdict::rep).text(Verdict::code)
                    .text(verdict -> verdict.origin().source()).text(verdict -> verdict.origin().campaign())
                    .timestamptz(Verdict::recordedAt);
            insert.executeUpdate();
        }
        List<Verdict> after = new ArrayList<>(before);
        after.addAll(verdicts);
        count(VerdictCounts.change(before, after));
    }

    void upsertNotes(Collection<NoteRow> unsorted) throws SQLException {
        if (unsorted.isEmpty()) {
            return;
        }
        List<NoteRow> rows = unsorted.stream().sorted(Comparator.comparing(NoteRow::key)).toList();
        try (PreparedStatement upsert = db.prepareStatement("""
                insert into note (lead_id, event_id, recorded_at, covered_from, text)
                select * from unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::timestamptz[], ?::text[])
                on conflict (lead_id, event_id) do update set (recorded_at, covered_from, text) =
                    (excluded.recorded_at, excluded.covered_from, excluded.text)""")) {
            Columns.of(upsert, rows).uuid(row -> row.key().leadId()).uuid(row -> row.key().eventId())
                    .timestamptz(NoteRow::recordedAt).timestamptz(NoteRow::coveredFrom).text(NoteRow::text);
            upsert.executeUpdate();
        }
    }

    void deleteNotes(Collection<VerdictRows.NoteKey> keys) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = db.prepareStatement("""
                delete from note n using unnest(?::uuid[], ?::uuid[]) as k (lead_id, event_id)
                where n.lead_id = k.lead_id and n.event_id = k.event_id""")) {
            Columns.of(delete, keys).uuid(VerdictRows.NoteKey::leadId).uuid(VerdictRows.NoteKey::eventId);
            delete.executeUpdate();
        }
    }

    /** Deletes what the erasures of these leads cover; returns the keys of the notes, which have to go from the stream too. */
    List<VerdictRows.NoteKey> forget(Collection<UUID> leadIds) throws SQLException {
        // First of all: a decision on one of these leads is waited for, and its verdict is seen by what comes after.
        lockSteps(leadIds);
        List<Verdict> before = verdictsOf(leadIds);
        for (String table : List.of("attempt_step", "verdict", "capture", "lead_link")) {
            Erased.TABLE.delete(db, table, "recorded_at", leadIds);
        }
        count(VerdictCounts.change(before, verdictsOf(leadIds)));
        List<VerdictRows.NoteKey> notes = new ArrayList<>();
        try (PreparedStatement delete = Erased.TABLE.deleting(db, "note", "covered_from", "returning t.lead_id, t.event_id",
                leadIds);
             ResultSet rows = delete.executeQuery()) {
            while (rows.next()) {
                notes.add(new VerdictRows.NoteKey(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)));
            }
        }
        return notes;
    }

    /** What is known of these leads, locked until the transaction ends; leads that sales never had have no entry. */
    Map<UUID, LeadStanding> lock(Collection<UUID> leadIds) throws SQLException {
        Map<UUID, Map<Integer, Attempt>> attempts = lockSteps(leadIds);
        Map<UUID, Origin> origins = origins(attempts.keySet());
        Map<UUID, List<Verdict>> verdicts = new HashMap<>();
        verdictsOf(attempts.keySet()).forEach(verdict ->
                verdicts.computeIfAbsent(verdict.leadId(), lead -> new ArrayList<>()).add(verdict));
        Map<UUID, LeadStanding> standings = new HashMap<>();
        attempts.forEach((lead, ofLead) -> standings.put(lead, LeadStanding.of(origins.getOrDefault(lead, Origin.UNKNOWN),
                ofLead.values(), verdicts.getOrDefault(lead, List.of()))));
        return standings;
    }

    List<Verdict> verdictsOf(Collection<UUID> leadIds) throws SQLException {
        List<Verdict> verdicts = new ArrayList<>();
        if (leadIds.isEmpty()) {
            return verdicts;
        }
        try (PreparedStatement select = of("""
                select event_id, lead_id, attempt, rep, verdict, source, campaign, revision, recorded_at
                from verdict where lead_id = any (?)""", leadIds); ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                verdicts.add(new Verdict(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class), rows.getInt(3),
                        rows.getString(4), rows.getString(5), new Origin(rows.getString(6), rows.getString(7)), rows.getInt(8),
                        moment(rows, 9)));
            }
        }
        return verdicts;
    }

    private Map<UUID, Map<Integer, Attempt>> lockSteps(Collection<UUID> leadIds) throws SQLException {
        Map<UUID, Map<Integer, Attempt>> attempts = new HashMap<>();
        try (PreparedStatement select = of("""
                select lead_id, attempt, state, rep from attempt_step where lead_id = any (?)
                order by lead_id, position for update""", leadIds); ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                // in the order of the topic: the last one of an attempt stays
                attempts.computeIfAbsent(rows.getObject(1, UUID.class), lead -> new TreeMap<>())
                        .put(rows.getInt(2), attempt(rows.getInt(2), rows.getString(3), rows.getString(4)));
            }
        }
        return attempts;
    }

    private Map<UUID, Origin> origins(Collection<UUID> leadIds) throws SQLException {
        Map<UUID, Origin> origins = new HashMap<>();
        if (leadIds.isEmpty()) {
            return origins;
        }
        try (PreparedStatement select = of("""
                select distinct on (lead_id) lead_id, source, campaign from capture where lead_id = any (?)
                order by lead_id, captured_at, event_id, content_hash""", leadIds); ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                origins.put(rows.getObject(1, UUID.class), new Origin(rows.getString(2), rows.getString(3)));
            }
        }
        return origins;
    }

    private void count(VerdictCounts change) throws SQLException {
        List<Map.Entry<Key, Long>> rows = new ArrayList<>(change.asMap().entrySet());
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = db.prepareStatement("""
                insert into verdict_count as c (day, source, campaign, verdict, leads)
                select * from unnest(?::date[], ?::text[], ?::text[], ?::text[], ?::bigint[])
                on conflict (day, source, campaign, verdict) do update set leads = c.leads + excluded.leads""")) {
            keys(upsert, rows).int8(Map.Entry::getValue);
            upsert.executeUpdate();
        }
        try (PreparedStatement delete = db.prepareStatement("""
                delete from verdict_count c using unnest(?::date[], ?::text[], ?::text[], ?::text[]) as k (day, source, campaign, verdict)
                where (c.day, c.source, c.campaign, c.verdict) = (k.day, k.source, k.campaign, k.verdict) and c.leads = 0""")) {
            keys(delete, rows);
            delete.executeUpdate();
        }
    }

    private static Columns<Map.Entry<Key, Long>> keys(PreparedStatement statement, List<Map.Entry<Key, Long>> rows)
            throws SQLException {
        return Columns.of(statement, rows).date(row -> row.getKey().day())
                .text(row -> orEmpty(row.getKey().origin().source())).text(row -> orEmpty(row.getKey().origin().campaign()))
                .text(row -> row.getKey().verdict());
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static String state(Attempt attempt) {
        return attempt instanceof Attempt.Offered ? "offered" : attempt instanceof Attempt.Held ? "held" : "closed";
    }

    private static Attempt attempt(int number, String state, String rep) {
        return switch (state) {
            case "offered" -> new Attempt.Offered(number);
            case "held" -> new Attempt.Held(number, rep);
            case "closed" -> new Attempt.Closed(number, rep);
            default -> throw new IllegalStateException("a step of an unknown state: " + state);
        };
    }

    private static Instant moment(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private PreparedStatement of(String sql, Collection<UUID> leadIds) throws SQLException {
        PreparedStatement statement = db.prepareStatement(sql);
        Columns.of(statement, leadIds).uuid(id -> id);
        return statement;
    }
}
