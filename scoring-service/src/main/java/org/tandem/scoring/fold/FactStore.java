package org.tandem.scoring.fold;

import org.tandem.events.lead.Business;
import org.tandem.projection.sql.Columns;
import org.tandem.projection.sql.ErasureTable;
import org.tandem.scoring.engagement.Activity.Fact;
import org.tandem.scoring.engagement.Contribution;
import org.tandem.scoring.engagement.Counting;
import org.tandem.scoring.engagement.Slot;
import org.tandem.scoring.engagement.Visits.Visit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import static org.tandem.scoring.fold.LeadStore.moment;

/** What leads did and are, inside a fold: one statement for a table and batch, keys sorted. */
final class FactStore {

    static final ErasureTable ERASURES = new ErasureTable("lead_id");

    private final Connection db;
    private final Counting counting;

    FactStore(Connection db, Counting counting) {
        this.db = db;
        this.counting = counting;
    }

    /** A lead and a slot of it. */
    record LeadSlot(UUID leadId, Slot slot) implements Comparable<LeadSlot> {

        @Override
        public int compareTo(LeadSlot other) {
            int byLead = leadId.compareTo(other.leadId);
            return byLead != 0 ? byLead : slot.compareTo(other.slot);
        }
    }

    /** A lead's contribution. */
    record ContributionRow(UUID leadId, Contribution contribution) {
    }

    /** A lead's visit. */
    record VisitRow(UUID leadId, Visit visit) {
    }

    /** Days of a lead's visits, both inclusive. */
    record VisitRange(UUID leadId, LocalDate from, LocalDate to) {
    }

    /** What one capture or correction said. */
    record BusinessRow(UUID leadId, Instant recordedAt, Fact fact, UUID activityId, Business business, byte[] data) {
    }

    /** Of each slot the ones that were recorded last, as many as may count. */
    Map<LeadSlot, List<Contribution>> contributions(Collection<LeadSlot> slots) throws SQLException {
        Map<LeadSlot, List<Contribution>> contributions = new HashMap<>();
        if (slots.isEmpty()) {
            return contributions;
        }
        try (PreparedStatement select = db.prepareStatement("""
                select k.lead_id, k.rule, k.slot, c.event_id, c.content_hash, c.at, c.recorded_at
                from unnest(?::uuid[], ?::text[], ?::text[], ?::int[]) as k (lead_id, rule, slot, most)
                cross join lateral (select * from contribution c
                    where c.lead_id = k.lead_id and c.rule = k.rule and c.slot = k.slot
                    order by c.lead_id desc, c.rule desc, c.slot desc, c.recorded_at desc, c.event_id desc, c.content_hash desc
                    limit k.most) c""")) {
            Columns.of(select, slots).uuid(LeadSlot::leadId).text(key -> key.slot().rule()).text(key -> key.slot().key())
                    .int4(key -> counting.most(key.slot().rule()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Slot slot = new Slot(rows.getString(2), rows.getString(3));
                    contributions.computeIfAbsent(new LeadSlot(rows.getObject(1, UUID.class), slot), key -> new ArrayList<>())
                            .add(new Contribution(slot, new Fact(rows.getObject(4, UUID.class), rows.getObject(5, UUID.class)),
                                    moment(rows, 6), moment(rows, 7)));
                }
            }
        }
        return contributions;
    }

    void insertContributions(Collection<ContributionRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = db.prepareStatement("""
                insert into contribution (lead_id, rule, slot, recorded_at, event_id, content_hash, at)
                select * from unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::uuid[], ?::uuid[], ?::timestamptz[])
                on conflict do nothing""")) {
            Columns.of(insert, rows).uuid(ContributionRow::leadId).text(row -> row.contribution().slot().rule())
                    .text(row -> row.contribution().slot().key()).timestamptz(row -> row.contribution().recordedAt())
                    .uuid(row -> row.contribution().fact().eventId()).uuid(row -> row.contribution().fact().contentHash())
                    .timestamptz(row -> row.contribution().at());
            insert.executeUpdate();
        }
    }

    Map<UUID, List<Visit>> visits(Collection<VisitRange> ranges) throws SQLException {
        Map<UUID, List<Visit>> visits = new HashMap<>();
        if (ranges.isEmpty()) {
            return visits;
        }
        try (PreparedStatement select = db.prepareStatement("""
                select v.lead_id, v.day, v.at, v.recorded_at
                from unnest(?::uuid[], ?::date[], ?::date[]) as r (lead_id, first, last)
                join visit v on v.lead_id = r.lead_id and v.day between r.first and r.last""")) {
            Columns.of(select, ranges).uuid(VisitRange::leadId).date(VisitRange::from).date(VisitRange::to);
            collect(select, visits);
        }
        return visits;
    }

    void upsertVisits(Collection<VisitRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = db.prepareStatement("""
                insert into visit as v (lead_id, day, at, recorded_at)
                select * from unnest(?::uuid[], ?::date[], ?::timestamptz[], ?::timestamptz[])
                on conflict (lead_id, day) do update set at = excluded.at, recorded_at = excluded.recorded_at
                where (v.recorded_at, v.at) < (excluded.recorded_at, excluded.at)""")) {
            Columns.of(upsert, rows).uuid(VisitRow::leadId).date(row -> row.visit().day())
                    .timestamptz(row -> row.visit().at()).timestamptz(row -> row.visit().recordedAt());
            upsert.executeUpdate();
        }
    }

    void insertBusiness(Collection<BusinessRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = db.prepareStatement("""
                insert into business_fact (lead_id, recorded_at, event_id, content_hash, activity_id, data)
                select * from unnest(?::uuid[], ?::timestamptz[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[])
                on conflict do nothing""")) {
            Columns.of(insert, rows).uuid(BusinessRow::leadId).timestamptz(BusinessRow::recordedAt)
                    .uuid(row -> row.fact().eventId()).uuid(row -> row.fact().contentHash())
                    .uuid(BusinessRow::activityId).utf8(BusinessRow::data);
            insert.executeUpdate();
        }
    }

    /** Deletes what the leads' erasures cover. */
    void deleteErased(Collection<UUID> leadIds) throws SQLException {
        for (String table : List.of("contribution", "visit", "business_fact", "sales_fact", "sales_try", "owner", "lead_link")) {
            ERASURES.delete(db, table, "recorded_at", leadIds);
        }
    }

    /** What can count of what these leads did, of each id by itself: of a slot the ones that were recorded last. */
    Map<UUID, List<Contribution>> countable(Collection<UUID> leadIds) throws SQLException {
        return new LastOfSlots(db).of(leadIds, counting.model().countedPerDay());
    }

    /** What can count of what these leads did that was recorded after a moment, of each its own. */
    Map<UUID, List<Contribution>> countableSince(Map<UUID, Instant> moments) throws SQLException {
        return new LastOfSlots(db).since(moments, counting.model().countedPerDay());
    }

    Map<UUID, List<Visit>> visitsSince(Map<UUID, Instant> moments) throws SQLException {
        Map<UUID, List<Visit>> visits = new HashMap<>();
        if (!moments.isEmpty()) {
            try (PreparedStatement select = db.prepareStatement("""
                    select v.lead_id, v.day, v.at, v.recorded_at from unnest(?::uuid[], ?::timestamptz[]) as s (lead_id, since)
                    join visit v on v.lead_id = s.lead_id and v.recorded_at > s.since""")) {
                Columns.of(select, moments.entrySet()).uuid(Map.Entry::getKey).timestamptz(Map.Entry::getValue);
                collect(select, visits);
            }
        }
        return visits;
    }

    Map<UUID, List<Visit>> allVisits(Collection<UUID> leadIds) throws SQLException {
        Map<UUID, List<Visit>> all = new HashMap<>();
        try (PreparedStatement select = byLeads(
                "select lead_id, day, at, recorded_at from visit where lead_id = any (?)", leadIds)) {
            collect(select, all);
        }
        return all;
    }

    /** What captures and corrections said of these leads, as JSON, by when it was recorded. */
    Map<UUID, Map<Instant, List<String>>> allBusiness(Collection<UUID> leadIds) throws SQLException {
        Map<UUID, Map<Instant, List<String>>> all = new HashMap<>();
        try (PreparedStatement select = byLeads(
                "select lead_id, recorded_at, data from business_fact where lead_id = any (?)", leadIds);
             ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                all.computeIfAbsent(rows.getObject(1, UUID.class), id -> new TreeMap<>())
                        .computeIfAbsent(moment(rows, 2), at -> new ArrayList<>()).add(rows.getString(3));
            }
        }
        return all;
    }

    private static void collect(PreparedStatement select, Map<UUID, List<Visit>> visits) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                visits.computeIfAbsent(rows.getObject(1, UUID.class), id -> new ArrayList<>())
                        .add(new Visit(rows.getObject(2, LocalDate.class), moment(rows, 3), moment(rows, 4)));
            }
        }
    }

    private PreparedStatement byLeads(String sql, Collection<UUID> leadIds) throws SQLException {
        PreparedStatement statement = db.prepareStatement(sql);
        Columns.of(statement, leadIds).uuid(id -> id);
        return statement;
    }
}
