package org.tandem.projection.decide;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandem.projection.decide.SeatEvent.Take;
import org.tandem.projection.fold.Projector;
import org.tandem.projection.tally.Tally;
import org.tandem.projection.timer.Timer;
import org.tandem.projection.timer.TimerStore;
import org.tandem.projection.timer.Timers;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import static org.assertj.core.api.Assertions.assertThat;

/** A timer takes a seat when it falls due. */
class TimersTest {

    private static final UUID A1 = UUID.fromString("7b1f0f6e-2f0b-5c55-9d2e-8a5f3c1b6d44");
    private static final UUID B2 = UUID.fromString("f27235cd-ddee-56b7-a887-d47febd99214");
    private static final Instant NOON = Instant.parse("2026-05-10T12:00:00Z");

    private final Seats seats = new Seats();
    private final List<Timers> firing = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        firing.forEach(Timers::close);
        seats.close();
    }

    @Test
    void whatIsDueFiresOnceAndWhatIsNotWaits() throws SQLException {
        // Given 1,200 timers that are due, one that is not, one that was taken back, and two instances
        Projector projector = seats.fold(1);
        seats.decide();
        List<Timer> due = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            due.add(timer(UUID.randomUUID(), NOON.minusSeconds(i)));
        }
        Timer later = timer(A1, NOON.plusMillis(1));
        Timer back = timer(B2, NOON);
        set(due);
        set(due);
        set(List.of(later, back));
        try (Connection db = seats.database(1).getConnection()) {
            TimerStore.cancel(db, List.of(back.id()));
        }

        // When
        Timers first = fire(1, projector::isCaughtUp);
        Timers second = fire(1, projector::isCaughtUp);
        seats.untilDecided(due.stream().map(Timer::id).toList());
        Tally.until(() -> count() == 1);

        // Then
        seats.assertOneOutcomeEach(due.stream().map(Timer::id).toList());
        assertThat(first.fired() + second.fired()).isEqualTo(1_200);
        assertThat(seats.tables.rows(1, "select about from timer")).containsExactly(A1.toString());
    }

    @Test
    void aTimerThatARebuildSetsAgainIsDroppedIfItHasFired() throws SQLException {
        // Given a timer that fired, and is set again as a rebuild does, beside one that never fired
        Projector projector = seats.fold(1);
        seats.decide();
        Timer fired = timer(A1, NOON);
        set(List.of(fired));
        fire(1, projector::isCaughtUp);
        seats.untilDecided(List.of(fired.id()));
        Tally.until(() -> count() == 0);

        // When
        Timer fresh = timer(B2, NOON);
        set(List.of(fired, fresh));
        seats.untilDecided(List.of(fresh.id()));
        Tally.until(() -> count() == 0);

        // Then
        assertThat(seats.log.read(seats.topics.requests().name())).hasSize(2);
    }

    @Test
    void nobodyFiresForAVersionThatDoesNotActOrHasNotCaughtUp() throws SQLException {
        // Given the same timer in the tables of two versions, of which the first acts
        Projector projector = seats.fold(1);
        Tally.until(projector::isCaughtUp);
        seats.fold(2);
        seats.decide();
        Timer timer = timer(A1, NOON);
        set(List.of(timer));
        try (Connection db = seats.database(2).getConnection()) {
            TimerStore.set(db, List.of(timer));
        }

        // When those fire that may not, and then the one that may
        Timers inactive = fire(2, () -> true);
        Timers behind = fire(1, () -> false);
        Timers right = fire(1, projector::isCaughtUp);
        seats.untilDecided(List.of(timer.id()));
        Tally.until(() -> count() == 0);

        // Then
        assertThat(inactive.fired()).isZero();
        assertThat(behind.fired()).isZero();
        assertThat(right.fired()).isEqualTo(1);
        assertThat(seats.tables.number(2, "select count(*) from timer")).isEqualTo(1);
    }

    @Test
    void aTimerWhoseInstanceDiedFiresAgainWhenItsLeaseEnds() throws SQLException {
        // Given a timer that an instance had leased until one second ago, and one that is leased still
        Projector projector = seats.fold(1);
        seats.decide();
        Timer died = timer(A1, NOON);
        Timer alive = timer(B2, NOON);
        set(List.of(died, alive));
        seats.tables.execute(1, "update timer set leased_until = '2026-05-10T11:59:59Z' where about = '" + A1 + "'",
                "update timer set leased_until = '2026-05-10T12:00:01Z' where about = '" + B2 + "'");

        // When
        fire(1, projector::isCaughtUp);
        seats.untilDecided(List.of(died.id()));
        Tally.until(() -> count() == 1);

        // Then
        assertThat(seats.tables.rows(1, "select about from timer")).containsExactly(B2.toString());
    }

    @Test
    void theIdTellsTimersApartAndIsTheSameForTheSame() {
        Timer timer = timer(A1, NOON);

        assertThat(timer.id()).isEqualTo(timer(A1, NOON).id()).isEqualTo(UUID.fromString("e728149a-f236-511e-b8ed-02e93a6055fd"));
        assertThat(List.of(timer(B2, NOON), timer(A1, NOON.plusMillis(1)), new Timer(A1, 1, "other", NOON),
                new Timer(A1, 2, "take", NOON))).extracting(Timer::id).doesNotContain(timer.id())
                .doesNotHaveDuplicates();
    }

    private Timers fire(int version, BooleanSupplier caughtUp) {
        Timers timers = Timers.start(seats.database(version), seats.version(version), caughtUp, seats.requests(),
                timer -> Ask.of(timer.id(), SeatEvent.TAKE, timer.about().toString(),
                        new Take(timer.about().toString(), "ana")),
                Clock.fixed(NOON, ZoneOffset.UTC));
        firing.add(timers);
        return timers;
    }

    private static Timer timer(UUID seat, Instant due) {
        return new Timer(seat, 1, "take", due);
    }

    private void set(List<Timer> timers) throws SQLException {
        try (Connection db = seats.database(1).getConnection()) {
            TimerStore.set(db, timers);
        }
    }

    private long count() {
        return seats.tables.number(1, "select count(*) from timer");
    }
}
