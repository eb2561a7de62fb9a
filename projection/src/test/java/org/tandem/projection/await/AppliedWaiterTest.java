package org.tandem.projection.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class AppliedWaiterTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Set<UUID> tables = ConcurrentHashMap.newKeySet();
    private final AtomicInteger questions = new AtomicInteger();
    private final AppliedWaiter waiter = new AppliedWaiter(this::among, 1_000);

    @AfterEach
    void close() {
        waiter.close();
    }

    @Test
    void aThousandWaitersCostOneQuestion() {
        // Given a thousand who wait for a hundred events
        List<UUID> events = ids(100);
        List<CompletableFuture<Boolean>> answers = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            answers.add(waiter.await(events.get(i % 100), LONG));
        }
        int before = questions.get();
        await().until(() -> questions.get() >= before + 3);
        assertThat(answers).noneMatch(CompletableFuture::isDone);

        // When the events are there
        int atArrival = questions.get();
        tables.addAll(events);

        // Then all are told after one more question, or the one that was being asked
        answers.forEach(answer -> assertThat(answer.orTimeout(10, TimeUnit.SECONDS).join()).isTrue());
        assertThat(questions.get() - atArrival).isLessThanOrEqualTo(2);
    }

    @Test
    void nobodyIsAskedWhileNobodyWaits() {
        // Given somebody who waited and was told
        UUID event = UUID.randomUUID();
        tables.add(event);
        assertThat(waiter.await(event, LONG).join()).isTrue();
        int asked = questions.get();

        // When nobody waits for a while
        await().during(Duration.ofMillis(100)).until(() -> questions.get() == asked);

        // Then the next one is told all the same
        assertThat(waiter.await(event, LONG).join()).isTrue();
        assertThat(questions.get()).isEqualTo(asked + 1);
    }

    @Test
    void whoWaitsTooLongIsToldSoAndMakesRoom() {
        // Given as many as may wait
        AppliedWaiter small = new AppliedWaiter(this::among, 2);
        CompletableFuture<Boolean> first = small.await(UUID.randomUUID(), Duration.ofMillis(200));
        CompletableFuture<Boolean> second = small.await(UUID.randomUUID(), Duration.ofMillis(200));

        // When one more comes
        CompletableFuture<Boolean> third = small.await(UUID.randomUUID(), LONG);

        // Then it is told at once, the others after their time, and then there is room again
        assertThat(third.getNow(true)).isFalse();
        assertThat(first.join()).isFalse();
        assertThat(second.join()).isFalse();
        UUID event = UUID.randomUUID();
        tables.add(event);
        await().until(() -> small.await(event, LONG).join());
        small.close();
    }

    @Test
    void aTimeLimitHoldsWhileTheDatabaseDoesNotAnswer() {
        // Given a database that keeps its answer to itself
        CountDownLatch answered = new CountDownLatch(1);
        AppliedWaiter stuck = new AppliedWaiter(ids -> {
            awaitQuietly(answered);
            return Set.of();
        }, 10);

        // When
        long start = System.nanoTime();
        boolean there = stuck.await(UUID.randomUUID(), Duration.ofMillis(100)).orTimeout(10, TimeUnit.SECONDS).join();

        // Then
        assertThat(there).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        answered.countDown();
        stuck.close();
    }

    @Test
    void aDatabaseThatFailsIsAskedAgain() {
        // Given
        AtomicInteger failures = new AtomicInteger(3);
        AppliedWaiter waiting = new AppliedWaiter(ids -> {
            if (failures.getAndDecrement() > 0) {
                throw new java.sql.SQLException("away");
            }
            return new HashSet<>(ids);
        }, 10);

        // Then
        assertThat(waiting.await(UUID.randomUUID(), LONG).join()).isTrue();
        waiting.close();
    }

    private Set<UUID> among(Collection<UUID> ids) {
        questions.incrementAndGet();
        Set<UUID> there = new HashSet<>(ids);
        there.retainAll(tables);
        return there;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<UUID> ids(int count) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(UUID.randomUUID());
        }
        return ids;
    }
}
