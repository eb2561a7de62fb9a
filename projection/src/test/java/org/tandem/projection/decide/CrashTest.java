package org.tandem.projection.decide;

import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tandem.projection.tally.Tally;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

class CrashTest {

    /** What ends an instance: no exception that it could handle. */
    private static final class Crash extends Error {

        Crash() {
            super("crash", null, false, false);
        }
    }

    private final Seats seats = new Seats();

    @AfterEach
    void close() throws Exception {
        seats.close();
    }

    @ParameterizedTest
    @EnumSource(Steps.Step.class)
    void anInstanceThatDiesAnywhereLeavesOneOutcomeForEachRequest(Steps.Step where) throws InterruptedException {
        // Given an instance that dies at one point of its third batch
        List<UUID> requests = send(200);
        seats.fold(1);
        CountDownLatch dead = new CountDownLatch(1);
        AtomicInteger batches = new AtomicInteger();
        seats.decide(1, seats.database(1), seats.connection(), 20, java.time.Clock.systemUTC(), step -> {
            if (step == where && batches.incrementAndGet() == 3) {
                dead.countDown();
                throw new Crash();
            }
        });
        assertThat(dead.await(30, TimeUnit.SECONDS)).isTrue();

        // When another one comes, and more requests
        requests.addAll(send(20));
        seats.decide();
        seats.untilDecided(requests);
        seats.untilPublished();

        // Then
        seats.assertOneOutcomeEach(requests);
        seats.assertTablesEqualTheLog(1);
        assertThat(seats.takenInTheLog()).hasSize(17);
        if (where == Steps.Step.COMMITTED || where == Steps.Step.PUBLISHED) {
            assertThat(seats.decisions.decided()).as("never decided again after the commit").doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource(Steps.Step.class)
    void anInstanceThatFailsAnywhereGoesOnByItself(Steps.Step where) {
        // Given an instance that loses the broker for a moment at one point of its third and fifth batch
        List<UUID> requests = send(200);
        seats.fold(1);
        AtomicInteger batches = new AtomicInteger();
        Decider decider = seats.decide(1, seats.database(1), seats.connection(), 20, java.time.Clock.systemUTC(), step -> {
            if (step == where && (batches.incrementAndGet() == 3 || batches.get() == 5)) {
                throw new KafkaException("away");
            }
        });

        // When
        seats.untilDecided(requests);
        seats.untilPublished();

        // Then
        Tally.until(() -> decider.status().failures() == 2);
        seats.assertOneOutcomeEach(requests);
        seats.assertTablesEqualTheLog(1);
    }

    private List<UUID> send(int count) {
        List<UUID> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UUID request = UUID.randomUUID();
            requests.add(request);
            seats.send(seats.take(request, "seat-" + i % 17, "who-" + i));
        }
        return requests;
    }
}
