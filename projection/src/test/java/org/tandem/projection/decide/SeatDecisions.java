package org.tandem.projection.decide;

import org.tandem.events.envelope.EventType;
import org.tandem.events.topic.Topic;
import org.tandem.projection.decide.SeatEvent.Offered;
import org.tandem.projection.decide.SeatEvent.Take;
import org.tandem.projection.decide.SeatEvent.Taken;
import org.tandem.projection.sql.Columns;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Gives a seat to whoever asks first. */
final class SeatDecisions implements Decisions {

    /** Asking for this seat is more than the decision can bear. */
    static final String BROKEN = "broken";

    private final SeatTopics topics;
    private final Queue<UUID> decided = new ConcurrentLinkedQueue<>();

    SeatDecisions(SeatTopics topics) {
        this.topics = topics;
    }

    /** Every request that was decided, whatever became of it. */
    List<UUID> decided() {
        return List.copyOf(decided);
    }

    @Override
    public List<Topic> topics() {
        return List.of(topics.requests(), topics.offers());
    }

    @Override
    public Set<EventType<?>> requests() {
        return Set.of(SeatEvent.TAKE, SeatEvent.OFFERED);
    }

    @Override
    public Topic refusals() {
        return topics.seats();
    }

    @Override
    public List<Outcome> decide(Connection db, List<Request> requests, Instant now) throws SQLException {
        Set<String> seats = new TreeSet<>();
        requests.forEach(request -> seats.add(wanted(request).seat()));
        Map<String, String> taken = lock(db, seats);
        Set<String> before = new HashSet<>(taken.keySet());
        List<Outcome> outcomes = new ArrayList<>();
        for (Request request : requests) {
            Take wanted = wanted(request);
            decided.add(request.id());
            Outcome outcome = decide(taken, wanted, topics.seats());
            if (outcome instanceof Outcome.Granted) {
                taken.put(wanted.seat(), wanted.who());
            }
            outcomes.add(outcome);
        }
        taken.keySet().removeAll(before);
        insert(db, taken);
        return outcomes;
    }

    /** The decision itself: a pure function of what is and what is asked. */
    static Outcome decide(Map<String, String> taken, Take wanted, Topic topic) {
        if (wanted.seat().startsWith(BROKEN)) {
            throw new IllegalStateException("asked to");
        }
        String first = taken.get(wanted.seat());
        return first != null
                ? new Outcome.Refused("seat-taken", Map.of("takenBy", first))
                : Outcome.Granted.of(OutcomeEvent.of(topic, SeatEvent.TAKEN, wanted.seat(),
                        new Taken(wanted.seat(), wanted.who())));
    }

    private static Take wanted(Request request) {
        return request.data() instanceof Offered offered ? new Take(offered.seat(), offered.who()) : (Take) request.data();
    }

    private static Map<String, String> lock(Connection db, Set<String> seats) throws SQLException {
        try (PreparedStatement select = db.prepareStatement(
                "select seat, who from seat where seat = any (?::text[]) order by seat for update")) {
            Columns.of(select, seats).text(seat -> seat);
            Map<String, String> taken = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    taken.put(rows.getString(1), rows.getString(2));
                }
            }
            return taken;
        }
    }

    private static void insert(Connection db, Map<String, String> taken) throws SQLException {
        try (PreparedStatement insert = db.prepareStatement(
                "insert into seat select seat, who, 1 from unnest(?::text[], ?::text[]) as s (seat, who) order by 1")) {
            Columns.of(insert, taken.entrySet()).text(Map.Entry::getKey).text(Map.Entry::getValue);
            insert.executeUpdate();
        }
    }
}
