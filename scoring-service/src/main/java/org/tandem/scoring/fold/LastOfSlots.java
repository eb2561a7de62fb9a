package org.tandem.scoring.fold;

import org.tandem.projection.sql.Columns;
import org.tandem.scoring.engagement.Activity.Fact;
import org.tandem.scoring.engagement.Contribution;
import org.tandem.scoring.engagement.Slot;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import static org.tandem.scoring.fold.LeadStore.moment;

/**
 * Of each slot of leads the contributions that were recorded last, of each id by itself. Most leads have few and are read
 * whole, which is quickest; of the others it goes from slot to slot by the key and reads no more than is asked for: a
 * crawler's million views cost a few for each day.
 */
final class LastOfSlots {

    /** Whoever has no more is read whole. */
    private static final int FEW = 200;
    private static final String WHOLE = """
            select l.* from unnest(?::uuid[]) as k (lead_id) cross join lateral (
                select c.lead_id, c.rule, c.slot, c.event_id, c.content_hash, c.at, c.recorded_at from contribution c
                where c.lead_id = k.lead_id order by c.lead_id, c.rule, c.slot, c.recorded_at limit %d) as l""".formatted(FEW + 1);
    private static final String BY_SLOT = """
            with recursive slots as (
                select s.* from unnest(?::uuid[], ?::timestamptz[]) as k (lead_id, since) cross join lateral (
                    select c.lead_id, c.rule, c.slot, coalesce(k.since, '-infinity') as since from contribution c
                    where c.lead_id = k.lead_id
                    order by c.lead_id, c.rule, c.slot limit 1) as s
                union all
                select n.* from slots s cross join lateral (
                    select c.lead_id, c.rule, c.slot, s.since from contribution c
                    where c.lead_id = s.lead_id and (c.rule, c.slot) > (s.rule, s.slot)
                    order by c.lead_id, c.rule, c.slot limit 1) as n)
            select l.* from slots s cross join lateral (
                select c.lead_id, c.rule, c.slot, c.event_id, c.content_hash, c.at, c.recorded_at from contribution c
                where c.lead_id = s.lead_id and c.rule = s.rule and c.slot = s.slot
                    and c.recorded_at > s.since and c.recorded_at <= coalesce(?::timestamptz, 'infinity')
                order by c.lead_id desc, c.rule desc, c.slot desc, c.recorded_at desc, c.event_id desc, c.content_hash desc
                limit ?) as l""";

    private final Connection db;

    LastOfSlots(Connection db) {
        this.db = db;
    }

    /** All that was recorded so far. */
    Map<UUID, List<Contribution>> of(Collection<UUID> leadIds, int most) throws SQLException {
        return until(leadIds, null, most);
    }

    /** What was recorded until a moment. */
    Map<UUID, List<Contribution>> until(Collection<UUID> leadIds, Instant until, int most) throws SQLException {
        Map<UUID, Instant> fromTheFirst = new HashMap<>();
        leadIds.forEach(id -> fromTheFirst.put(id, null));
        return read(fromTheFirst, until, most);
    }

    /** What was recorded after a moment, of each lead its own. */
    Map<UUID, List<Contribution>> since(Map<UUID, Instant> moments, int most) throws SQLException {
        return read(moments, null, most);
    }

    private Map<UUID, List<Contribution>> read(Map<UUID, Instant> since, Instant until, int most) throws SQLException {
        if (since.isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<Contribution>> last = whole(since.keySet());
        Map<UUID, Instant> many = new HashMap<>(since);
        many.keySet().removeIf(id -> last.getOrDefault(id, List.of()).size() <= FEW);
        last.replaceAll((id, its) -> lastOf(its, since.get(id), until, most));
        if (!many.isEmpty()) {
            last.keySet().removeAll(many.keySet());
            last.putAll(bySlot(many, until, most));
        }
        last.values().removeIf(List::isEmpty);
        return last;
    }

    private static List<Contribution> lastOf(List<Contribution> ofOneId, Instant since, Instant until, int most) {
        return ofOneId.stream().filter(one -> (since == null || one.recordedAt().isAfter(since))
                        && (until == null || !one.recordedAt().isAfter(until)))
                .collect(Collectors.groupingBy(Contribution::slot)).values().stream()
                .flatMap(slot -> Contribution.counted(slot, most).stream()).toList();
    }

    private Map<UUID, List<Contribution>> whole(Collection<UUID> leadIds) throws SQLException {
        try (PreparedStatement select = db.prepareStatement(WHOLE)) {
            Columns.of(select, leadIds).uuid(id -> id);
            return rows(select);
        }
    }

    private Map<UUID, List<Contribution>> bySlot(Map<UUID, Instant> since, Instant until, int most) throws SQLException {
        try (PreparedStatement select = db.prepareStatement(BY_SLOT)) {
            Columns.of(select, since.entrySet()).uuid(Map.Entry::getKey).timestamptz(Map.Entry::getValue);
            select.setObject(3, until == null ? null : until.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
            select.setInt(4, most);
            return rows(select);
        }
    }

    private static Map<UUID, List<Contribution>> rows(PreparedStatement select) throws SQLException {
        Map<UUID, List<Contribution>> all = new HashMap<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                all.computeIfAbsent(rows.getObject(1, UUID.class), id -> new ArrayList<>()).add(new Contribution(
                        new Slot(rows.getString(2), rows.getString(3)), new Fact(rows.getObject(4, UUID.class),
                        rows.getObject(5, UUID.class)), moment(rows, 6), moment(rows, 7)));
            }
        }
        return all;
    }
}
