package org.tandem.projection.decide;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tandem.projection.decide.Steps.Step;
import org.tandem.projection.tally.Tally;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;

class SeveralDecidersTest {

    private final Seats seats = new Seats();
    private final CountDownLatch suspended = new CountDownLatch(1);
    private final CountDownLatch wake = new CountDownLatch(1);

    @AfterEach
    void close() throws Exception {
        wake.countDown();
        seats.close();
    }

    @Test
    void aSecondInstanceComesAndGoesUnderLoad() throws InterruptedException {
        // Given one instance and a load
        seats.fold(1);
        Decider first = seats.decide();
        AtomicBoolean enough = new AtomicBoolean();
        List<UUID> requests = new CopyOnWriteArrayList<>();
        Thread writer = new Thread(() -> {
            while (!enough.get()) {
                requests.addAll(send(10));
            }
        });
        writer.start();
        Tally.until(() -> decided(first) > 10);

        // When another one joins, then the first one leaves, then one joins again
        Decider second = seats.decide();
        Tally.until(() -> decided(second) > 0);
        first.close();
        Decider third = seats.decide();
        Tally.until(() -> decided(third) > 0);
        second.close();
        enough.set(true);
        writer.join();
        seats.untilDecided(requests);

        // Then
        seats.assertOneOutcomeEach(requests);
        seats.assertTablesEqualTheLog(1);
    }

    /**
     * Wherever it stops: with its transaction still to come, open, or committed and not published.
     */
    @ParameterizedTest
    @EnumSource(value = Step.class, names = {"POLLED", "DECIDED", "COMMITTED"})
    void anInstanceThatWasSuspendedUntilAnotherTookOverDecidesNothingMore(Step where) throws InterruptedException {
        // Given an instance that stops for so long that it loses its partitions
        seats.fold(1);
        List<UUID> requests = new ArrayList<>(send(100));
        AtomicBoolean once = new AtomicBoolean();
        Decider zombie = seats.decide(1, seats.database(1), seats.impatient(), 50, Clock.systemUTC(), step -> {
            if (step == where && once.compareAndSet(false, true)) {
                suspend();
            }
        });
        assertThat(suspended.await(30, TimeUnit.SECONDS)).isTrue();

        // When another one has taken over and decided everything, and the first wakes
        Decider successor = seats.decide(1, seats.database(1), seats.impatient(), 50, Clock.systemUTC(), Steps.UNWATCHED);
        seats.untilDecided(requests);
        List<UUID> decidedBefore = seats.decisions.decided();
        wake.countDown();
        requests.addAll(send(100));
        seats.untilDecided(requests);

        // Then
        assertThat(decided(successor)).isPositive();
        seats.assertOneOutcomeEach(requests);
        seats.assertTablesEqualTheLog(1);
        seats.untilPublished();
        assertThat(decidedBefore).hasSizeGreaterThanOrEqualTo(100);
        assertThat(zombie.status().granted() + successor.status().granted()).as("granted, counted once each")
                .isLessThanOrEqualTo(seats.takenInTheLog().size());
    }

    private void suspend() {
        suspended.countDown();
        try {
            wake.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long decided(Decider decider) {
        return decider.status().granted() + decider.status().refused();
    }

    private List<UUID> send(int count) {
        List<UUID> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UUID request = UUID.randomUUID();
            requests.add(request);
            seats.send(seats.take(request, "seat-" + request.hashCode() % 97, "who-" + request));
        }
        return requests;
    }
}
