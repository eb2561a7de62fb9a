package org.tandem.projection.decide;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandem.projection.tally.Tally;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** "Decide what was parked" of docs/operations.md, as it stands there. */
class ParkedRequestsTest {

    private final Seats seats = new Seats();

    @AfterEach
    void close() throws Exception {
        seats.close();
    }

    @Test
    void whatWasParkedIsDecidedAfterAllAndItsNeighboursAreNotDecidedAgain() throws Exception {
        // Given another service's facts on one partition, of which one could not be decided, by a fault of ours
        UUID before = UUID.randomUUID();
        UUID parked = UUID.randomUUID();
        UUID after = UUID.randomUUID();
        int partition = seats.partitions.of("a1");
        seats.fold(1);
        seats.tables.execute(1, "alter table seat add constraint fault check (who <> 'ben')");
        seats.send(seats.offered(before, "a1", "ana"));
        seats.send(seats.offered(parked, onPartition(partition, 1), "ben"));
        seats.send(seats.offered(after, onPartition(partition, 2), "cem"));
        Decider faulty = seats.decide();
        seats.untilDecided(List.of(before, after));
        Tally.until(() -> faulty.status().parked() == 1 && seats.passedOver() == 3);
        String[] position = Seats.header(seats.log.read(seats.topics.parked().name()).get(0), "parked-position").split("/");

        // When the service is stopped, mended, and sent back to where the parked one stands, in the table and in the group
        faulty.close();
        seats.tables.execute(1, "alter table seat drop constraint fault", "update seat.decided set next = " + position[2]
                + " where topic = '" + position[0] + "' and partition = " + position[1]);
        try (Admin admin = Admin.create(seats.connection())) {
            admin.alterConsumerGroupOffsets(seats.topics.name() + "-decide", Map.of(
                    new TopicPartition(position[0], Integer.parseInt(position[1])),
                    new OffsetAndMetadata(Long.parseLong(position[2])))).all().get();
        }
        Decider mended = seats.decide();
        seats.untilDecided(List.of(parked));
        Tally.until(() -> seats.passedOver() == 3);

        // Then
        seats.assertOneOutcomeEach(List.of(before, parked, after));
        assertThat(seats.outcomes().values()).allSatisfy(copies -> assertThat(copies).hasSize(1));
        assertThat(seats.takenInTheLog().values()).containsExactlyInAnyOrder("ana", "ben", "cem");
        assertThat(mended.status().repeats()).as("the one after it, which was decided").isEqualTo(1);
        seats.assertTablesEqualTheLog(1);
    }

    private String onPartition(int partition, int nth) {
        int found = 0;
        for (int i = 0; ; i++) {
            if (seats.partitions.of("b" + i) == partition && ++found == nth) {
                return "b" + i;
            }
        }
    }
}
