package org.tandem.pipeline.team;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.events.money.Money;
import org.tandem.pipeline.lead.TeamStore;
import org.tandem.pipeline.routing.Membership;
import org.tandem.pipeline.routing.Team;
import org.tandem.projection.sql.Columns;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts what each rep has to do: five queries for any team, over what is open and never over all leads. */
@ApplicationScoped
class LoadReader {

    private static final String BY_REP = """
            select rep, state, count(*), min(since) from worked_lead
            where state in ('assigned', 'accepted', 'in-opportunity') and rep is not null group by rep, state""";
    private static final String BY_QUEUE = """
            select queue, count(*), min(since) from worked_lead where state = 'assigned' and queue is not null
            group by queue order by queue""";
    private static final String WORTH = """
            select rep, currency, sum(amount::numeric)::text from opportunity
            where status = 'open' and rep is not null and amount is not null group by rep, currency order by rep, currency""";
    private static final String GIVEN = """
            select t.rep, (select count(*) from history h where h.type = 'org.tandem.lead.assigned.v1'
                           and h.data::jsonb ->> 'rep' = t.rep and h.happened_at >= t.since)
            from unnest(?::text[], ?::timestamptz[]) as t (rep, since)""";

    private final DataSource database;

    LoadReader(DataSource database) {
        this.database = database;
    }

    private record Counted(int count, Instant oldest) {

        static final Counted NONE = new Counted(0, null);
    }

    /** @param configured holds while the stream says nothing of a team */
    LoadViews.Load of(Team configured, Instant now) throws SQLException {
        try (Connection db = database.getConnection()) {
            Map<String, Map<String, Counted>> open = byRep(db);
            Map<String, List<Money>> worth = worth(db);
            Map<String, Place> places = places(TeamStore.all(db), configured);
            TreeSet<String> reps = new TreeSet<>(open.keySet());
            places.forEach((rep, place) -> {
                if (place.active) {
                    reps.add(rep);
                }
            });
            Map<String, Integer> given = given(db, reps.stream()
                    .map(rep -> new Since(rep, midnight(places.getOrDefault(rep, Place.NOWHERE), now))).toList());
            return new LoadViews.Load(reps.stream().map(rep -> load(rep, places.getOrDefault(rep, Place.NOWHERE),
                    open.getOrDefault(rep, Map.of()), given.getOrDefault(rep, 0), worth.getOrDefault(rep, List.of()))).toList(), queues(db));
        }
    }

    /** What is known of somebody's place in the team. */
    private record Place(String team, boolean active, int weight, ZoneId zone) {

        static final Place NOWHERE = new Place(null, false, 0, null);
    }

    private static Map<String, Place> places(Map<String, Membership> imported, Team configured) {
        Map<String, Place> places = new TreeMap<>();
        if (imported.isEmpty()) {
            configured.members().forEach(member -> places.put(member.rep(), new Place(null, true, member.weight(), member.zone())));
        }
        imported.forEach((rep, member) -> places.put(rep,
                new Place(member.team(), member.active(), member.active() ? member.weight() : 0, member.zone())));
        return places;
    }

    private static LoadViews.Rep load(String rep, Place place, Map<String, Counted> open, int given, List<Money> worth) {
        Counted waiting = open.getOrDefault("assigned", Counted.NONE);
        int accepted = open.getOrDefault("accepted", Counted.NONE).count;
        int opportunities = open.getOrDefault("in-opportunity", Counted.NONE).count;
        return new LoadViews.Rep(rep, place.team, place.active, place.weight, place.zone == null ? null : place.zone.getId(),
                waiting.count + accepted + opportunities, waiting.count, waiting.oldest, accepted, given, opportunities, worth);
    }

    private static Instant midnight(Place place, Instant now) {
        ZoneId zone = place.zone == null ? ZoneOffset.UTC : place.zone;
        return now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }

    private static Map<String, Map<String, Counted>> byRep(Connection db) throws SQLException {
        Map<String, Map<String, Counted>> open = new HashMap<>();
        try (PreparedStatement select = db.prepareStatement(BY_REP); ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                open.computeIfAbsent(rows.getString(1), rep -> new HashMap<>())
                        .put(rows.getString(2), new Counted(rows.getInt(3), moment(rows, 4)));
            }
        }
        return open;
    }

    private static List<LoadViews.Queue> queues(Connection db) throws SQLException {
        List<LoadViews.Queue> queues = new ArrayList<>();
        try (PreparedStatement select = db.prepareStatement(BY_QUEUE); ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                queues.add(new LoadViews.Queue(rows.getString(1), rows.getInt(2), moment(rows, 3)));
            }
        }
        return queues;
    }

    private static Map<String, List<Money>> worth(Connection db) throws SQLException {
        Map<String, List<Money>> worth = new HashMap<>();
        try (PreparedStatement select = db.prepareStatement(WORTH); ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                worth.computeIfAbsent(rows.getString(1), rep -> new ArrayList<>())
                        .add(new Money(rows.getString(3), rows.getString(2)));
            }
        }
        return worth;
    }

    private record Since(String rep, Instant midnight) {
    }

    private static Map<String, Integer> given(Connection db, List<Since> since) throws SQLException {
        Map<String, Integer> given = new HashMap<>();
        try (PreparedStatement select = db.prepareStatement(GIVEN)) {
            Columns.of(select, since).text(Since::rep).timestamptz(Since::midnight);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    given.put(rows.getString(1), rows.getInt(2));
                }
            }
        }
        return given;
    }

    private static Instant moment(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
