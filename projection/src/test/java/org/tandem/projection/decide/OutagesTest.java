package org.tandem.projection.decide;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandem.projection.tally.Tally;
import org.tandem.test.TestPlatform;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class OutagesTest {

    private static final int REQUESTS = 3_000;

    private final Seats seats = new Seats();

    @AfterEach
    void close() throws Exception {
        seats.close();
    }

    @Test
    void nothingIsLostOrDecidedTwiceWhileTheBrokerIsAway() {
        // Given an instance in the middle of deciding
        List<UUID> requests = send();
        Decider decider = startDeciding();

        // When
        TestPlatform.get().stopBroker();
        try {
            Tally.until(() -> seats.publisher.publish(List.of(seats.take(requests.get(0), "seat-0", "who-0")))
                    .handle((done, failure) -> failure != null).join());
        } finally {
            TestPlatform.get().startBroker();
        }

        // Then
        assertAllDecidedOnce(requests, decider);
    }

    @Test
    void nothingIsLostOrDecidedTwiceWhenTheDatabaseCutsConnectionsOrLetsNobodyIn() {
        // Given
        List<UUID> requests = send();
        Decider decider = startDeciding();

        // When
        for (int i = 0; i < 5; i++) {
            long before = decided(decider);
            seats.tables.cutConnections();
            Tally.until(() -> decided(decider) > before || decided(decider) == REQUESTS);
        }
        requests.addAll(send());
        seats.tables.open(false);
        long failures = decider.status().failures();
        Tally.until(() -> decider.status().failures() > failures);
        seats.tables.open(true);

        // Then
        assertAllDecidedOnce(requests, decider);
    }

    private Decider startDeciding() {
        seats.fold(1);
        Decider decider = seats.decide(1, seats.database(1), seats.connection(), 20, Clock.systemUTC(), Steps.UNWATCHED);
        Tally.until(() -> decided(decider) > 100);
        return decider;
    }

    private void assertAllDecidedOnce(List<UUID> requests, Decider decider) {
        seats.untilDecided(requests);
        seats.untilPublished();
        seats.assertOneOutcomeEach(requests);
        seats.assertTablesEqualTheLog(1);
        assertThat(seats.decisions.decided()).hasSizeGreaterThanOrEqualTo(requests.size());
        assertThat(decider.status().parked()).isZero();
        assertThat(decider.status().stopped()).isEmpty();
    }

    private static long decided(Decider decider) {
        return decider.status().granted() + decider.status().refused();
    }

    private List<UUID> send() {
        List<UUID> requests = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i += 100) {
            List<ProducerRecord<byte[], byte[]>> together = new ArrayList<>();
            for (int j = i; j < i + 100; j++) {
                UUID request = UUID.randomUUID();
                requests.add(request);
                together.add(seats.take(request, "seat-" + j % 997, "who-" + j));
            }
            seats.send(together);
        }
        return requests;
    }
}
