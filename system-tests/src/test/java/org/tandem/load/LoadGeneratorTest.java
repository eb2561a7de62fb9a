package org.tandem.load;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

import static org.assertj.core.api.Assertions.assertThat;

class LoadGeneratorTest {

    private static final Duration SHORT = Duration.ofMillis(500);

    @Test
    void everyAnswerOfAClosedLoopIsCounted() throws Exception {
        AtomicInteger served = new AtomicInteger();

        LoadResult result = closedLoop(4, request -> {
            served.incrementAndGet();
            return TinyServer.ACCEPTED;
        });

        assertThat(result.answers(202)).isPositive().isEqualTo(served.get()).isEqualTo(result.sent());
        assertThat(result.errors() + result.unanswered()).isZero();
        assertThat(result.perSecond()).isPositive();
    }

    @Test
    void answersAreCountedByStatus() throws Exception {
        AtomicInteger turn = new AtomicInteger();

        LoadResult result = closedLoop(2, request -> turn.incrementAndGet() % 3 == 0
                ? List.of("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n") : TinyServer.ACCEPTED);

        assertThat(result.statuses()).containsOnlyKeys(202, 503);
        assertThat(result.otherThan(202)).isEqualTo(result.answers(503)).isPositive();
    }

    @Test
    void anAnswerMayArriveInPieces() throws Exception {
        LoadResult result = closedLoop(2, request -> List.of("HTTP/1.1 20", "2 Accepted\r\ncontent-le", "ngth: 5\r\n", "\r\nab", "cde"));

        assertThat(result.answers(202)).isPositive().isEqualTo(result.sent());
    }

    @Test
    void aLostConnectionIsAnUnknownOutcomeAndIsReplaced() throws Exception {
        AtomicInteger turn = new AtomicInteger();

        LoadResult result = closedLoop(2, request -> turn.incrementAndGet() % 10 == 0 ? List.of() : TinyServer.ACCEPTED);

        assertThat(result.errors()).isPositive();
        assertThat(result.answers(202) + result.errors()).isEqualTo(result.sent());
    }

    @Test
    void anOpenLoopKeepsItsRate() throws Exception {
        try (TinyServer server = new TinyServer(request -> TinyServer.ACCEPTED)) {
            LoadResult result = generator(server, 8).openLoop(400, Duration.ofSeconds(1));

            assertThat(result.sent()).isEqualTo(400);
            assertThat(result.answers(202)).isEqualTo(400);
        }
    }

    @Test
    void aStallIsFeltByEverybodyWhoCameDuringIt() throws Exception {
        AtomicInteger turn = new AtomicInteger();
        try (TinyServer server = new TinyServer(request -> {
            if (turn.incrementAndGet() == 50) {
                LockSupport.parkNanos(Duration.ofMillis(400).toNanos());
            }
            return TinyServer.ACCEPTED;
        })) {
            // one connection: while it waits, forty requests that should have been sent cannot be
            LoadResult result = generator(server, 1).openLoop(100, Duration.ofSeconds(1));

            assertThat(result.sent()).isEqualTo(100);
            assertThat(result.latencies().getCountBetweenValues(100_000, 5_000_000)).isGreaterThan(20);
        }
    }

    private static LoadResult closedLoop(int connections, Function<TinyServer.Request, List<String>> handler) throws Exception {
        try (TinyServer server = new TinyServer(handler)) {
            return generator(server, connections).closedLoop(SHORT);
        }
    }

    private static LoadGenerator generator(TinyServer server, int connections) {
        return new LoadGenerator(server.address(), connections, new CaptureRequests("/leads", "secret", 1, 0));
    }
}
