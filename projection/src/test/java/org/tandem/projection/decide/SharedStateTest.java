package org.tandem.projection.decide;

import org.junit.jupiter.api.Test;
import org.tandem.events.envelope.EventType;
import org.tandem.events.topic.Topic;
import org.tandem.projection.decide.SeatEvent.Taken;
import org.tandem.projection.tally.Tally;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** What decisions on every partition depend on is in the tables before any is made, although it is on another partition. */
class SharedStateTest {

    private static final String SHARED = "the hall";

    @Test
    void nothingIsDecidedBeforeTheSharedPartitionIsFolded() throws Exception {
        try (Seats seats = new Seats()) {
            // Given a fact about what is shared, and a request on another partition
            int shared = seats.partitions.of(SHARED);
            String seat = IntStream.range(0, 100).mapToObj(n -> "seat " + n).filter(name -> seats.partitions.of(name) != shared)
                    .findFirst().orElseThrow();
            seats.send(seats.record(seats.topics.seats(), UUID.randomUUID(), SeatEvent.TAKEN, SHARED, null, new Taken(SHARED, "ana")));
            UUID request = UUID.randomUUID();
            seats.send(seats.take(request, seat, "ben"));
            Looking looking = new Looking(seats, shared);

            // When deciding is started before folding
            seats.decide(looking, 1, seats.database(1), seats.connection(), 500, Clock.systemUTC(), Steps.UNWATCHED);
            seats.fold(1);

            // Then
            Tally.until(() -> seats.decisions.decided().contains(request));
            assertThat(looking.folded).containsExactly(1L);
        }
    }

    /** Decides as ever, and looks up to where the shared partition is folded then. */
    private record Looking(Seats seats, int shared, Queue<Long> folded) implements Decisions {

        Looking(Seats seats, int shared) {
            this(seats, shared, new ConcurrentLinkedQueue<>());
        }

        @Override
        public List<Topic> topics() {
            return seats.decisions.topics();
        }

        @Override
        public Set<EventType<?>> requests() {
            return seats.decisions.requests();
        }

        @Override
        public Topic refusals() {
            return seats.decisions.refusals();
        }

        @Override
        public Set<String> sharedState() {
            return Set.of(SHARED);
        }

        @Override
        public List<Outcome> decide(Connection db, List<Request> requests, Instant now) throws SQLException {
            try (PreparedStatement select = db.prepareStatement(
                    "select coalesce(max(next), 0) from position where topic = ? and partition = ?")) {
                select.setString(1, seats.topics.seats().name());
                select.setInt(2, shared);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    folded.add(row.getLong(1));
                }
            }
            return seats.decisions.decide(db, requests, now);
        }
    }
}
