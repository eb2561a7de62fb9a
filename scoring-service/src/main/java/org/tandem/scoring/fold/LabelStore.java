package org.tandem.scoring.fold;

import org.tandem.projection.sql.Columns;
import org.tandem.scoring.engagement.Activity.Fact;
import org.tandem.scoring.fold.SalesNews.FactRow;
import org.tandem.scoring.fold.SalesNews.TryRow;
import org.tandem.scoring.label.Label;
import org.tandem.scoring.label.Labels;
import org.tandem.scoring.label.SalesFact;
import org.tandem.scoring.label.SalesFact.Kind;
import org.tandem.scoring.label.Target;
import org.tandem.scoring.label.Tries;
import org.tandem.scoring.label.Worth;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

import static org.tandem.scoring.fold.LeadStore.moment;

/** What sales made of leads, inside a fold: one statement for a table and batch, whatever the number of leads. */
final class LabelStore {

    private static final int NOTHING = -1;

    private final Connection db;

    LabelStore(Connection db) {
        this.db = db;
    }

    /** A lead's label. */
    private record Row(UUID leadId, Label label) {
    }

    /**
     * Keeps what is new and makes the labels of the leads it is about anew.
     *
     * @param forgotten leads of which something was erased
     */
    void fold(SalesNews news, Collection<UUID> forgotten) throws SQLException {
        TreeSet<UUID> leads = new TreeSet<>(forgotten);
        leads.addAll(news.leads());
        if (leads.isEmpty()) {
            return;
        }
        insertFacts(news.facts());
        insertTries(news.tries());
        Map<UUID, List<SalesFact>> facts = facts(leads);
        Map<UUID, List<Tries>> tries = tries(facts.keySet());
        List<Row> labels = new ArrayList<>();
        for (UUID lead : leads) {
            Labels.of(facts.getOrDefault(lead, List.of()), tries.getOrDefault(lead, List.of()))
                    .forEach(label -> labels.add(new Row(lead, label)));
        }
        replaceLabels(leads, labels);
    }

    private void insertFacts(List<FactRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = db.prepareStatement("""
                insert into sales_fact (lead_id, recorded_at, event_id, content_hash, attempt, kind, code, revision)
                select * from unnest(?::uuid[], ?::timestamptz[], ?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::text[], ?::int[])
                on conflict do nothing""")) {
            Columns.of(insert, rows).uuid(FactRow::leadId).timestamptz(row -> row.fact().recordedAt())
                    .uuid(row -> row.fact().fact().eventId()).uuid(row -> row.fact().fact().contentHash())
                    .int4(row -> row.fact().attempt()).text(row -> row.fact().kind().code()).text(row -> row.fact().code())
                    .int4(row -> row.fact().revision());
            insert.executeUpdate();
        }
    }

    private void insertTries(List<TryRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = db.prepareStatement("""
                insert into sales_try (lead_id, attempt, at, recorded_at, event_id, content_hash)
                select * from unnest(?::uuid[], ?::int[], ?::timestamptz[], ?::timestamptz[], ?::uuid[], ?::uuid[])
                on conflict do nothing""")) {
            Columns.of(insert, rows).uuid(TryRow::leadId).int4(TryRow::attempt).timestamptz(TryRow::at)
                    .timestamptz(TryRow::recordedAt).uuid(row -> row.fact().eventId()).uuid(row -> row.fact().contentHash());
            insert.executeUpdate();
        }
    }

    private Map<UUID, List<SalesFact>> facts(Collection<UUID> leads) throws SQLException {
        Map<UUID, List<SalesFact>> facts = new HashMap<>();
        try (PreparedStatement select = byLeads("""
                select lead_id, attempt, kind, code, revision, recorded_at, event_id, content_hash from sales_fact
                where lead_id = any (?)""", leads); ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                facts.computeIfAbsent(rows.getObject(1, UUID.class), lead -> new ArrayList<>()).add(new SalesFact(
                        rows.getInt(2), Kind.of(rows.getString(3)), rows.getString(4), rows.getInt(5), moment(rows, 6),
                        new Fact(rows.getObject(7, UUID.class), rows.getObject(8, UUID.class))));
            }
        }
        return facts;
    }

    /** Counted where they are: a dialler may try a thousand times. */
    private Map<UUID, List<Tries>> tries(Collection<UUID> leads) throws SQLException {
        Map<UUID, List<Tries>> tries = new HashMap<>();
        if (leads.isEmpty()) {
            return tries;
        }
        try (PreparedStatement select = byLeads("""
                select lead_id, attempt, count(distinct event_id), min(at), max(at) from sales_try
                where lead_id = any (?) group by lead_id, attempt""", leads); ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                tries.computeIfAbsent(rows.getObject(1, UUID.class), lead -> new ArrayList<>())
                        .add(new Tries(rows.getInt(2), rows.getInt(3), moment(rows, 4), moment(rows, 5)));
            }
        }
        return tries;
    }

    private void replaceLabels(Collection<UUID> leads, List<Row> labels) throws SQLException {
        try (PreparedStatement delete = byLeads("delete from label where lead_id = any (?)", leads)) {
            delete.executeUpdate();
        }
        if (labels.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = db.prepareStatement("""
                insert into label (lead_id, attempt, target, value, weight, kind, code, event_id, known_at, proposes)
                select lead_id, attempt, target, nullif(value, %d), weight, kind, code, event_id, known_at, proposes
                from unnest(?::uuid[], ?::int[], ?::text[], ?::int[], ?::int[], ?::text[], ?::text[], ?::uuid[],
                    ?::timestamptz[], ?::text[])
                    as l (lead_id, attempt, target, value, weight, kind, code, event_id, known_at, proposes)"""
                .formatted(NOTHING))) {
            Columns.of(insert, labels).uuid(Row::leadId).int4(row -> row.label().attempt())
                    .text(row -> row.label().target().code())
                    .int4(row -> row.label().worth().value() == null ? NOTHING : row.label().worth().value())
                    .int4(row -> row.label().worth().weight()).text(row -> row.label().kind().code())
                    .text(row -> row.label().code()).uuid(row -> row.label().eventId())
                    .timestamptz(row -> row.label().knownAt()).text(row -> row.label().proposes());
            insert.executeUpdate();
        }
    }

    /** The labels of each of these ids, by attempt, then target; those that have none have no entry. */
    Map<UUID, List<Label>> labels(Collection<UUID> leadIds) throws SQLException {
        Map<UUID, List<Label>> labels = new HashMap<>();
        try (PreparedStatement select = db.prepareStatement("""
                select attempt, target, value, weight, kind, code, event_id, known_at, proposes, lead_id from label
                where lead_id = any (?::uuid[]) order by attempt, target""")) {
            Columns.of(select, leadIds).uuid(id -> id);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    labels.computeIfAbsent(rows.getObject(10, UUID.class), id -> new ArrayList<>()).add(new Label(rows.getInt(1), Target.of(rows.getString(2)),
                            new Worth(rows.getObject(3, Integer.class), rows.getInt(4)), Kind.of(rows.getString(5)),
                            rows.getString(6), rows.getObject(7, UUID.class), moment(rows, 8), rows.getString(9)));
                }
            }
        }
        return labels;
    }

    /** When sales had last given a person back, lost or won them, under whatever of these ids, as far as was known at a moment. */
    Optional<Instant> returnedAt(Collection<UUID> leadIds, Instant knownAt) throws SQLException {
        try (PreparedStatement select = db.prepareStatement("""
                select max(recorded_at) from sales_fact where lead_id = any (?::uuid[]) and recorded_at <= ? and kind = any (?)""")) {
            Columns.of(select, leadIds).uuid(id -> id);
            select.setObject(2, knownAt.atOffset(ZoneOffset.UTC));
            select.setArray(3, db.createArrayOf("text",
                    new String[]{Kind.GIVEN_BACK.code(), Kind.LOST.code(), Kind.WON.code()}));
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return Optional.ofNullable(moment(rows, 1));
            }
        }
    }

    private PreparedStatement byLeads(String sql, Collection<UUID> leads) throws SQLException {
        PreparedStatement statement = db.prepareStatement(sql);
        Columns.of(statement, leads).uuid(id -> id);
        return statement;
    }
}
