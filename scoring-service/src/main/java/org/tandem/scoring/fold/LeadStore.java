package org.tandem.scoring.fold;

import org.tandem.projection.sql.Columns;
import org.tandem.scoring.engagement.Counting;
import org.tandem.scoring.lead.LeadFacts;
import org.tandem.scoring.lead.Standing;
import org.tandem.scoring.lead.Standing.Qualification;
import org.tandem.scoring.lead.Standing.Scored;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Table {@code lead}: of each id the state of its facts, what was said of it, and when its person is due. */
final class LeadStore {

    private static final String COLUMNS = """
            lead_id, partition, facts, newest_at, newest_live_at, scored_as_of, scored_event, scored_facts_until, fit,
            engagement, cell, qualified, disqualified_by, qualification, qualified_as_of, qualified_facts_until,
            qualified_why, due_at, returned_at, scored_returned_at, scored_asked_at""";
    private static final String UPSERT = "insert into lead (" + COLUMNS + """
            ) select * from unnest(?::uuid[], ?::int[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[],
                ?::uuid[], ?::timestamptz[], ?::int[], ?::int[], ?::text[], ?::bool[], ?::text[], ?::int[],
                ?::timestamptz[], ?::timestamptz[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[],
                ?::timestamptz[])
            on conflict (lead_id) do update set
                scored_as_of = excluded.scored_as_of, scored_event = excluded.scored_event,
                scored_facts_until = excluded.scored_facts_until, fit = excluded.fit,
                engagement = excluded.engagement, cell = excluded.cell, qualified = excluded.qualified,
                disqualified_by = excluded.disqualified_by, qualification = excluded.qualification,
                qualified_as_of = excluded.qualified_as_of, qualified_facts_until = excluded.qualified_facts_until,
                qualified_why = excluded.qualified_why, due_at = excluded.due_at,
                scored_returned_at = excluded.scored_returned_at, scored_asked_at = excluded.scored_asked_at""";
    private static final String FACTS_TOO = ", facts = excluded.facts, newest_at = excluded.newest_at,"
            + " newest_live_at = excluded.newest_live_at, returned_at = excluded.returned_at";

    private final Connection db;
    private final Counting counting;

    LeadStore(Connection db, Counting counting) {
        this.db = db;
        this.counting = counting;
    }

    Map<UUID, LeadRow> leads(Collection<UUID> leadIds) throws SQLException {
        try (PreparedStatement select = byLeads("select " + COLUMNS + " from lead where lead_id = any (?)", leadIds)) {
            return leads(select);
        }
    }

    /** Leads of these partition numbers whose time has come, the longest overdue first. */
    static List<UUID> due(Connection db, Instant now, int most, Collection<Integer> partitions) throws SQLException {
        try (PreparedStatement select = db.prepareStatement("select lead_id from lead where due_at <= ? and partition = any (?)"
                + " order by due_at, lead_id limit ?")) {
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            select.setArray(2, db.createArrayOf("int4", partitions.toArray()));
            select.setInt(3, most);
            List<UUID> due = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    due.add(rows.getObject(1, UUID.class));
                }
            }
            return due;
        }
    }

    private Map<UUID, LeadRow> leads(PreparedStatement select) throws SQLException {
        Map<UUID, LeadRow> leads = new HashMap<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                UUID leadId = rows.getObject(1, UUID.class);
                LeadFacts facts = FactsJson.read(counting, rows.getString(3), moment(rows, 4), moment(rows, 5),
                        moment(rows, 19));
                leads.put(leadId, new LeadRow(leadId, rows.getInt(2), facts, standing(rows), moment(rows, 18)));
            }
        }
        return leads;
    }

    private static Standing standing(ResultSet row) throws SQLException {
        Instant scoredAsOf = moment(row, 6);
        Scored scored = scoredAsOf == null ? null : new Scored(scoredAsOf, row.getObject(7, UUID.class), moment(row, 8),
                row.getInt(9), row.getInt(10), row.getString(11), row.getBoolean(12), reasons(row.getString(13)),
                moment(row, 20), moment(row, 21));
        Instant qualifiedAsOf = moment(row, 15);
        Qualification qualification = qualifiedAsOf == null ? null
                : new Qualification(row.getInt(14), qualifiedAsOf, moment(row, 16), row.getString(17));
        return new Standing(scored, qualification);
    }

    /** Whole rows, of leads of the partitions that are being folded. */
    void upsert(Collection<LeadRow> leads) throws SQLException {
        upsert(UPSERT + FACTS_TOO, leads);
    }

    /** What was said and what is due: the facts of another partition's lead are left to whoever folds them. */
    void upsertSaid(Collection<LeadRow> leads) throws SQLException {
        upsert(UPSERT, leads);
    }

    private void upsert(String sql, Collection<LeadRow> leads) throws SQLException {
        if (leads.isEmpty()) {
            return;
        }
        List<LeadRow> rows = leads.stream().sorted(Comparator.comparing(row -> row.leadId)).toList();
        try (PreparedStatement upsert = db.prepareStatement(sql)) {
            Columns.of(upsert, rows).uuid(row -> row.leadId).int4(row -> row.partition).text(row -> FactsJson.write(row.facts))
                    .timestamptz(row -> row.facts.newest()).timestamptz(row -> row.facts.newestLive())
                    .timestamptz(scored(Scored::asOf)).uuid(scored(Scored::eventId)).timestamptz(scored(Scored::factsUntil))
                    .int4(row -> row.standing.fit()).int4(row -> row.standing.engagement())
                    .text(scored(Scored::cell)).bool(row -> row.standing.qualified())
                    .text(scored(scored -> String.join(",", scored.disqualifiedBy())))
                    .int4(row -> row.standing.qualifications())
                    .timestamptz(qualification(Qualification::asOf)).timestamptz(qualification(Qualification::factsUntil))
                    .text(qualification(Qualification::why)).timestamptz(row -> row.due)
                    .timestamptz(row -> row.facts.returnedAt()).timestamptz(scored(Scored::returnedAt))
                    .timestamptz(scored(Scored::askedAt));
            upsert.executeUpdate();
        }
    }

    void delete(Collection<UUID> leadIds) throws SQLException {
        try (PreparedStatement delete = byLeads("delete from lead where lead_id = any (?)", leadIds)) {
            delete.executeUpdate();
        }
    }

    private static <T> Function<LeadRow, T> scored(Function<Scored, T> value) {
        return row -> row.standing.scored() == null ? null : value.apply(row.standing.scored());
    }

    private static <T> Function<LeadRow, T> qualification(Function<Qualification, T> value) {
        return row -> row.standing.qualification() == null ? null : value.apply(row.standing.qualification());
    }

    private PreparedStatement byLeads(String sql, Collection<UUID> leadIds) throws SQLException {
        PreparedStatement statement = db.prepareStatement(sql);
        Columns.of(statement, leadIds).uuid(id -> id);
        return statement;
    }

    static Instant moment(ResultSet row, int column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static List<String> reasons(String joined) {
        return joined == null || joined.isEmpty() ? List.of() : Arrays.asList(joined.split(","));
    }
}
