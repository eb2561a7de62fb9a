package org.tandem.projection.decide;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class RandomRequestsTest {

    private static final int SEATS = 200;
    private static final int REQUESTS = 4_000;

    private final Seats seats = new Seats();

    @AfterEach
    void close() throws Exception {
        seats.close();
    }

    /** The first of each seat's requests that is in time gets it, whoever decides, in batches of any size. */
    @Test
    void everySeatIsGivenOnceAndToTheFirst() {
        // Given requests and offers, some of them several times and some too late, and two instances that decide
        Random random = new Random(20_261_122);
        Map<String, String> first = new HashMap<>();
        Set<UUID> ids = new HashSet<>();
        List<ProducerRecord<byte[], byte[]>> sent = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            String seat = "seat-" + random.nextInt(SEATS);
            UUID id = new UUID(random.nextLong(), random.nextLong());
            ids.add(id);
            boolean late = random.nextInt(10) == 0;
            ProducerRecord<byte[], byte[]> request =
                    seats.take(id, seat, "who-" + i, late ? Instant.EPOCH : null);
            if (!late) {
                first.putIfAbsent(seat, "who-" + i);
            }
            for (int copy = 0; copy <= random.nextInt(3); copy++) {
                sent.add(request);
            }
            if (random.nextInt(5) == 0) {
                sent.add(sent.get(random.nextInt(sent.size())));
            }
        }
        seats.fold(1);
        seats.decide(1, seats.database(1), seats.connection(), 70, Clock.systemUTC(), Steps.UNWATCHED);
        seats.decide(1, seats.database(1), seats.connection(), 333, Clock.systemUTC(), Steps.UNWATCHED);

        // When
        for (int i = 0; i < sent.size(); i += 100) {
            seats.send(sent.subList(i, Math.min(i + 100, sent.size())));
        }
        seats.untilDecided(ids);
        seats.untilPublished();

        // Then
        seats.assertOneOutcomeEach(ids);
        assertThat(seats.takenInTheLog()).isEqualTo(first);
        assertThat(seats.refusedInTheLog()).isEqualTo(ids.size() - first.size());
        seats.assertTablesEqualTheLog(1);
    }
}
