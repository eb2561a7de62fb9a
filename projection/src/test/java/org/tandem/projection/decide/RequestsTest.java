package org.tandem.projection.decide;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandem.events.ids.Identity;
import org.tandem.projection.decide.SeatEvent.Painted;
import org.tandem.projection.decide.SeatEvent.Take;
import org.tandem.projection.decide.SeatEvent.Taken;
import org.tandem.projection.decide.Steps.Step;
import org.tandem.projection.fold.Projector;
import org.tandem.projection.tally.Tally;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

class RequestsTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final Seats seats = new Seats();
    private final Requests requests = seats.requests();
    private final CountDownLatch wake = new CountDownLatch(1);

    @AfterEach
    void close() throws Exception {
        wake.countDown();
        seats.close();
    }

    @Test
    void whoAsksIsToldWhatWasDecided() throws Exception {
        // Given
        seats.fold(1);
        seats.decide();
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();

        // When
        Answer granted = ask(first, "a1", "ana", LONG);
        Answer refused = ask(second, "a1", "ben", LONG);

        // Then
        assertThat(granted).isInstanceOfSatisfying(Answer.Granted.class, answer -> {
            assertThat(answer.requestId()).isEqualTo(first);
            assertThat(answer.events()).singleElement().satisfies(event -> {
                assertThat(event.data()).isEqualTo(new Taken("a1", "ana"));
                assertThat(event.id()).isEqualTo(Identity.part(first, SeatEvent.TAKEN.name()));
                assertThat(event.causationId()).isEqualTo(first);
                assertThat(event.source()).isEqualTo("/seat");
            });
        });
        assertThat(refused).isEqualTo(new Answer.Refused(second, "seat-taken", Map.of("takenBy", "ana")));
        assertThat(requests.read(first)).isEqualTo(granted);
        assertThat(requests.read(second)).isEqualTo(refused);
    }

    @Test
    void whoAsksAgainIsToldTheSame() {
        // Given
        seats.fold(1);
        seats.decide();
        UUID request = UUID.randomUUID();
        Answer answer = ask(request, "a1", "ana", LONG);

        // When the same is asked with the same id, something else, and another thing in the same words
        Answer again = ask(request, "a1", "ana", LONG);
        Answer other = ask(request, "b2", "ben", LONG);
        Answer otherThing = requests.ask(Ask.of(request, SeatEvent.GIVE, "a1", new SeatEvent.Give("a1", "ana")), Instant.now(), LONG)
                .orTimeout(40, TimeUnit.SECONDS).join();

        // Then
        assertThat(again).isEqualTo(answer);
        assertThat(other).isEqualTo(new Answer.Conflict(request));
        assertThat(otherThing).isEqualTo(new Answer.Conflict(request));
        assertThat(seats.decisions.decided()).containsExactly(request);
    }

    @Test
    void whoAsksInVainIsToldThatItIsPendingAndReadsTheAnswerLater() throws Exception {
        // Given nobody who decides
        UUID request = UUID.randomUUID();
        Answer pending = ask(request, "a1", "ana", SHORT);
        assertThat(pending).isEqualTo(new Answer.Pending(request));

        // When somebody does
        seats.fold(1);
        seats.decide();

        // Then
        Tally.until(() -> requests.read(request) instanceof Answer.Granted);
        assertThat(requests.read(UUID.randomUUID())).isInstanceOf(Answer.Pending.class);
    }

    @Test
    void nobodyIsToldBeforeTheBrokerHasAcknowledged() throws Exception {
        // Given an instance that stops between its commit and publishing
        CountDownLatch committed = new CountDownLatch(1);
        seats.fold(1);
        seats.decide(1, seats.database(1), seats.connection(), 500, Clock.systemUTC(), step -> {
            if (step == Step.COMMITTED) {
                committed.countDown();
                awaitQuietly(wake);
            }
        });
        UUID request = UUID.randomUUID();

        // When
        CompletableFuture<Answer> answer =
                requests.ask(Ask.of(request, SeatEvent.TAKE, "a1", new Take("a1", "ana")), Instant.now(), LONG);
        assertThat(committed.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(seats.tables.number(1, "select count(*) from seat.decision")).isEqualTo(1);

        // Then
        assertThat(requests.read(request)).isInstanceOf(Answer.Pending.class);
        assertThat(answer).isNotDone();
        wake.countDown();
        assertThat(answer.get(30, TimeUnit.SECONDS)).isInstanceOf(Answer.Granted.class);
    }

    @Test
    void whatIsToComeAfterAnEventIsAskedOnceThatIsFolded() throws Exception {
        // Given
        seats.fold(1);
        seats.decide();
        UUID event = UUID.randomUUID();

        // When it is asked before the event is there
        Ask<Take> ask = Ask.of(UUID.randomUUID(), SeatEvent.TAKE, "a1", new Take("a1", "ana")).after(event);
        Answer early = requests.ask(ask, Instant.now(), SHORT).get(30, TimeUnit.SECONDS);
        CompletableFuture<Answer> waiting = requests.ask(ask, Instant.now(), LONG);
        assertThat(early).isEqualTo(new Answer.NotFoldedYet(ask.id(), event));
        assertThat(seats.log.read(seats.topics.requests().name())).isEmpty();
        seats.send(seats.record(seats.topics.offers(), event, SeatEvent.PAINTED, "a1", null, new Painted("a1")));

        // Then
        assertThat(waiting.get(30, TimeUnit.SECONDS)).isInstanceOf(Answer.Granted.class);
    }

    @Test
    void aThousandWhoAskAtOnceAreAllAnswered() {
        // Given
        seats.fold(1);
        seats.decide();
        List<CompletableFuture<Answer>> answers = new ArrayList<>();

        // When
        for (int i = 0; i < 1_000; i++) {
            String seat = "seat-" + i % 500;
            answers.add(requests.ask(Ask.of(UUID.randomUUID(), SeatEvent.TAKE, seat, new Take(seat, "who-" + i)),
                    Instant.now(), LONG));
        }

        // Then
        answers.forEach(answer -> assertThat(answer.orTimeout(40, TimeUnit.SECONDS).join())
                .isInstanceOfAny(Answer.Granted.class, Answer.Refused.class));
        assertThat(answers).filteredOn(answer -> answer.join() instanceof Answer.Granted).hasSize(500);
    }

    @Test
    void whatIsKnownFromTheLogAloneIsStillAnswered() throws Exception {
        // Given a request that was granted and one that was refused, and a database that was lost since
        UUID granted = UUID.randomUUID();
        UUID refused = UUID.randomUUID();
        try (Projector projector = seats.fold(1); Decider decider = seats.decide()) {
            ask(granted, "a1", "ana", LONG);
            ask(refused, "a1", "ben", LONG);
        }
        seats.tables.execute(1, "drop schema seat_v1 cascade", "drop schema seat cascade");
        seats.tables.version(1);

        // When
        seats.fold(1);
        seats.untilFolded(1);

        // Then
        assertThat(requests.read(granted)).isEqualTo(new Answer.Granted(granted, List.of()));
        assertThat(requests.read(refused)).isEqualTo(new Answer.Refused(refused, "seat-taken", Map.of("takenBy", "ana")));
    }

    private Answer ask(UUID id, String seat, String who, Duration most) {
        return requests.ask(Ask.of(id, SeatEvent.TAKE, seat, new Take(seat, who)), Instant.now(), most)
                .orTimeout(40, TimeUnit.SECONDS).join();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
