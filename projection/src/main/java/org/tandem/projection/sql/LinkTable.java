package org.tandem.projection.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A table of ids that are the same thing. All other tables keep their rows under the id they came with, and whoever reads
 * asks here which ids belong together: so parting two of them again heals everything.
 *
 * <p>The table has an id's column, {@code linked_to}, {@code linked} and {@code recorded_at}, the first two its key. A link is
 * two facts, one about each end, and one of them is enough. Of one end's facts the one that was recorded last counts.
 */
public final class LinkTable {

    private final String upsert;
    private final String clusters;

    /**
     * @param table of the links
     * @param id    its column of the id that the fact is about
     * @param known SQL for when {@code c.member} was first known, null for never
     */
    public LinkTable(String table, String id, String known) {
        this.upsert = "insert into " + table + " as l (" + id + ", linked_to, linked, recorded_at)"
                + " select * from unnest(?::uuid[], ?::uuid[], ?::bool[], ?::timestamptz[])"
                + " on conflict (" + id + ", linked_to) do update set linked = excluded.linked, recorded_at = excluded.recorded_at"
                + " where l.recorded_at <= excluded.recorded_at";
        this.clusters = """
                with recursive cluster (start, member) as (
                    select s.id, s.id from unnest(?::uuid[]) as s (id)
                    where exists (select 1 from %1$s l where l.%2$s = s.id and l.linked)
                       or exists (select 1 from %1$s l where l.linked_to = s.id and l.linked)
                  union
                    select c.start, n.id from cluster c cross join lateral (
                        select l.linked_to from %1$s l where l.%2$s = c.member and l.linked
                        union all
                        select l.%2$s from %1$s l where l.linked_to = c.member and l.linked) as n (id))
                select c.start, c.member from cluster c order by c.start, %3$s nulls last, c.member"""
                .formatted(table, id, known);
    }

    /** One end of a link. */
    public record Link(UUID id, UUID to, boolean linked, Instant recordedAt) {
    }

    /** @param links in the order in which they were said; any number for one pair */
    public void upsert(Connection db, Collection<Link> links) throws SQLException {
        if (links.isEmpty()) {
            return;
        }
        Map<List<UUID>, Link> last = new HashMap<>();
        links.forEach(link -> last.merge(List.of(link.id, link.to), link,
                (before, later) -> later.recordedAt.isBefore(before.recordedAt) ? before : later));
        List<Link> sorted = last.values().stream().sorted(Comparator.comparing(Link::id).thenComparing(Link::to)).toList();
        try (PreparedStatement statement = db.prepareStatement(upsert)) {
            Columns.of(statement, sorted).uuid(Link::id).uuid(Link::to).bool(Link::linked).timestamptz(Link::recordedAt);
            statement.executeUpdate();
        }
    }

    /** The ids of each id that has links, itself among them: first known first, ties by id. The others have no entry. */
    public Map<UUID, List<UUID>> clusters(Connection db, Collection<UUID> ids) throws SQLException {
        Map<UUID, List<UUID>> all = new HashMap<>();
        if (ids.isEmpty()) {
            return all;
        }
        try (PreparedStatement select = db.prepareStatement(clusters)) {
            Columns.of(select, ids).uuid(id -> id);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    all.computeIfAbsent(rows.getObject(1, UUID.class), start -> new ArrayList<>())
                            .add(rows.getObject(2, UUID.class));
                }
            }
        }
        return all;
    }

    /** The same of one id; of one without links itself alone. */
    public List<UUID> cluster(Connection db, UUID id) throws SQLException {
        return clusters(db, List.of(id)).getOrDefault(id, List.of(id));
    }
}
