package org.tandem.pipeline.lead;

import org.tandem.pipeline.routing.Membership;
import org.tandem.pipeline.routing.Team;
import org.tandem.pipeline.routing.TeamMember;
import org.tandem.projection.sql.Columns;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Table {@code team_member}: everybody who ever was in the team, which is some hundreds at most. */
public final class TeamStore {

    private TeamStore() {
    }

    /** By rep; empty while the stream says nothing of a team. */
    public static Map<String, Membership> all(Connection db) throws SQLException {
        Map<String, Membership> all = new TreeMap<>();
        try (PreparedStatement select = db.prepareStatement(
                "select rep, team, weight, time_zone, active, since, revision from team_member"); ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                all.put(rows.getString(1), new Membership(rows.getString(1), rows.getString(2), rows.getInt(3),
                        ZoneId.of(rows.getString(4)), rows.getBoolean(5), rows.getObject(6, OffsetDateTime.class).toInstant(), rows.getInt(7)));
            }
        }
        return all;
    }

    /** Whom leads can go to: whoever the stream says, once it says of anybody; until then whoever is configured. */
    static Team inForce(Map<String, Membership> all, Team configured) {
        return all.isEmpty() ? configured : new Team(all.values().stream().filter(Membership::active)
                .map(member -> new TeamMember(member.rep(), member.weight(), member.zone())).toList(),
                configured.fallback());
    }

    /** Each rep once. */
    static void upsert(Connection db, Collection<Membership> members) throws SQLException {
        if (members.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = db.prepareStatement("""
                insert into team_member (rep, team, weight, time_zone, active, since, revision)
                select * from unnest(?::text[], ?::text[], ?::int[], ?::text[], ?::bool[], ?::timestamptz[], ?::int[]) order by 1
                on conflict (rep) do update set (team, weight, time_zone, active, since, revision) =
                    (excluded.team, excluded.weight, excluded.time_zone, excluded.active, excluded.since, excluded.revision)""")) {
            Columns.of(upsert, members).text(Membership::rep).text(Membership::team).int4(Membership::weight)
                    .text(member -> member.zone().getId()).bool(Membership::active).timestamptz(Membership::since)
                    .int4(Membership::revision);
            upsert.executeUpdate();
        }
    }
}
