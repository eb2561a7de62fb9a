package org.tandem.projection.decide;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandem.projection.decide.Steps.Step;
import org.tandem.projection.tally.Tally;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;

class VersionsTest {

    private final Seats seats = new Seats();
    private final CountDownLatch wake = new CountDownLatch(1);

    @AfterEach
    void close() throws Exception {
        wake.countDown();
        seats.close();
    }

    @Test
    void twoVersionsSideBySideDecideEachRequestOnceThroughCutOversUnderLoad() throws InterruptedException {
        // Given two versions that fold, of which the first decides
        seats.fold(1);
        Decider first = seats.decide(1, Steps.UNWATCHED);
        Tally.until(() -> first.status().deciding().size() == 2 * Seats.PARTITIONS);
        seats.fold(2);
        Decider second = seats.decide(2, Steps.UNWATCHED);

        // When it changes four times which of them decides, while requests keep coming
        List<UUID> requests = new ArrayList<>();
        for (int cutOver = 1; cutOver <= 4; cutOver++) {
            requests.addAll(send(50));
            activate(1 + cutOver % 2);
            Decider next = cutOver % 2 == 0 ? first : second;
            Decider other = cutOver % 2 == 0 ? second : first;
            requests.addAll(send(50));
            Tally.until(() -> !next.status().deciding().isEmpty() && other.status().deciding().isEmpty());
            seats.untilDecided(requests);
        }

        // Then
        seats.assertOneOutcomeEach(requests);
        assertThat(first.status().granted() + first.status().refused()).isPositive();
        assertThat(second.status().granted() + second.status().refused()).isPositive();
        seats.assertTablesEqualTheLog(1);
        seats.assertTablesEqualTheLog(2);
    }

    @Test
    void whatAVersionDecidedAndDidNotPublishTheNextOnePublishesAndDoesNotDecide() throws InterruptedException {
        // Given a version that stops between its commit and publishing
        seats.fold(1);
        seats.fold(2);
        CountDownLatch committed = new CountDownLatch(1);
        AtomicBoolean once = new AtomicBoolean();
        UUID first = UUID.randomUUID();
        seats.send(seats.take(first, "a1", "ana"));
        seats.decide(1, seats.database(1), seats.impatient(), 500, Clock.systemUTC(), step -> {
            if (step == Step.COMMITTED && once.compareAndSet(false, true)) {
                committed.countDown();
                awaitQuietly(wake);
            }
        });
        assertThat(committed.await(30, TimeUnit.SECONDS)).isTrue();

        // When the next one takes over, another request for the seat comes, and the first version wakes
        activate(2);
        seats.decide(2, seats.database(2), seats.impatient(), 500, Clock.systemUTC(), Steps.UNWATCHED);
        UUID second = UUID.randomUUID();
        seats.send(seats.take(second, "a1", "ben"));
        seats.untilDecided(List.of(first, second));
        wake.countDown();
        UUID third = UUID.randomUUID();
        seats.send(seats.take(third, "a1", "cem"));
        seats.untilDecided(List.of(third));

        // Then
        seats.assertOneOutcomeEach(List.of(first, second, third));
        assertThat(seats.decisions.decided()).containsExactly(first, second, third);
        assertThat(seats.takenInTheLog()).containsEntry("a1", "ana");
        seats.assertTablesEqualTheLog(2);
        seats.assertTablesEqualTheLog(1);
    }

    private void activate(int version) {
        seats.tables.execute(1, "update seat.active_version set version = " + version);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<UUID> send(int count) {
        List<UUID> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UUID request = UUID.randomUUID();
            requests.add(request);
            seats.send(seats.take(request, "seat-" + request.hashCode() % 61, "who-" + request));
        }
        return requests;
    }
}
