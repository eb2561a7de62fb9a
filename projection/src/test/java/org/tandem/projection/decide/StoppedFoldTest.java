package org.tandem.projection.decide;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandem.projection.fold.Projector;
import org.tandem.projection.tally.Tally;
import org.tandem.projection.tally.TallyEvents;

import java.util.Collections;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Tables that have stopped are not decided upon, though they were read to their end before. */
class StoppedFoldTest {

    private final Seats seats = new Seats();

    @AfterEach
    void close() throws Exception {
        seats.close();
    }

    @Test
    void whatStopsLaterIsNotDecidedUponEither() {
        // Given seats of two partitions that are decided upon
        String elsewhere = elsewhere();
        Projector projector = seats.fold(1);
        Decider decider = seats.decide();
        List<UUID> first = List.of(UUID.randomUUID(), UUID.randomUUID());
        seats.send(seats.take(first.get(0), "a1", "ana"));
        seats.send(seats.take(first.get(1), elsewhere, "ana"));
        seats.untilDecided(first);

        // When the tables of one stop before a hundred records that nobody can read
        int partition = seats.partitions.of("a1");
        ProducerRecord<byte[], byte[]> rubbish = new ProducerRecord<>(seats.topics.offers().name(), partition,
                TallyEvents.bytes("a1"), TallyEvents.bytes("not json"));
        seats.send(Collections.nCopies(100, rubbish));
        Tally.until(() -> !projector.status().stopped().isEmpty());
        TopicPartition requests = new TopicPartition(seats.topics.requests().name(), partition);
        Tally.until(() -> !decider.status().deciding().contains(requests));

        // Then only the other one goes on
        UUID waits = UUID.randomUUID();
        UUID goesOn = UUID.randomUUID();
        seats.send(seats.take(waits, "a1", "ben"));
        seats.send(seats.take(goesOn, elsewhere, "ben"));
        seats.untilDecided(List.of(goesOn));
        assertThat(decider.status().deciding()).doesNotContain(requests);
        assertThat(seats.decisions.decided()).doesNotContain(waits);
    }

    private String elsewhere() {
        int i = 0;
        while (seats.partitions.of("b" + i) == seats.partitions.of("a1")) {
            i++;
        }
        return "b" + i;
    }
}
