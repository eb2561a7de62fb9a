package org.tandem.projection.decide;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class DecisionStoreTest {

    private static final TopicPartition SCORES = new TopicPartition("scores", 0);
    private static final TopicPartition REQUESTS = new TopicPartition("pipeline-requests", 0);

    /** A lead is assigned because of one topic and accepted because of another: the second outcome follows from the first. */
    @Test
    void whatIsPublishedAgainIsPublishedInTheOrderInWhichItWasDecidedWhateverTopicAskedForIt() throws Exception {
        try (Seats seats = new Seats(); Connection db = seats.database(1).getConnection()) {
            // Given
            DecisionStore store = new DecisionStore(seats.version(1));
            List<Decision> together = List.of(decided(SCORES, 7), decided(REQUESTS, 3), decided(SCORES, 5));
            List<Decision> later = List.of(decided(REQUESTS, 1));

            // When
            store.insert(db, together);
            store.insert(db, later);

            // Then
            assertThat(store.unpublished(db, List.of(REQUESTS, SCORES)).keySet()).containsExactly(
                    together.get(0).requestId(), together.get(1).requestId(), together.get(2).requestId(), later.get(0).requestId());
            assertThat(store.unpublished(db, List.of(SCORES)).keySet()).containsExactly(
                    together.get(0).requestId(), together.get(2).requestId());
        }
    }

    private static Decision decided(TopicPartition asked, long offset) {
        return new Decision(UUID.randomUUID(), UUID.randomUUID(), asked, offset, Instant.parse("2026-11-22T08:00:00Z"), null,
                List.of(), List.of());
    }
}
