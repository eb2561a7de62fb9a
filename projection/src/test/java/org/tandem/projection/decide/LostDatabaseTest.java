package org.tandem.projection.decide;

import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandem.projection.fold.Projector;
import org.tandem.projection.tally.Tally;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class LostDatabaseTest {

    private final Seats seats = new Seats();

    @AfterEach
    void close() throws Exception {
        seats.close();
    }

    @Test
    void whatIsInTheLogIsNotDecidedAgainThoughEveryTableAndEveryOffsetIsLost() throws Exception {
        // Given requests that were decided
        List<UUID> requests = send(60);
        try (Projector projector = seats.fold(1); Decider decider = seats.decide()) {
            seats.untilDecided(requests);
            seats.untilFolded(1);
            seats.untilPublished();
        }
        List<String> before = seats.tables.content(1);
        assertThat(seats.decisions.decided()).hasSize(60);

        // When the database and the group's offsets are lost, and the same requests come again besides
        seats.tables.execute(1, "drop schema seat_v1 cascade", "drop schema seat cascade");
        seats.tables.version(1);
        try (Admin admin = Admin.create(seats.connection())) {
            Tally.until(() -> {
                admin.deleteConsumerGroups(List.of(seats.topics.name() + "-decide")).all().get();
                return true;
            });
        }
        requests.forEach(request -> seats.send(seats.take(request, "seat-0", "who-again")));
        UUID fresh = UUID.randomUUID();
        seats.send(seats.take(fresh, "seat-0", "who-new"));
        seats.fold(1);
        Decider decider = seats.decide();
        requests.add(fresh);
        seats.untilDecided(requests);
        Tally.until(() -> decider.status().repeats() == 120);

        // Then
        assertThat(seats.decisions.decided()).hasSize(61).endsWith(fresh);
        seats.assertOneOutcomeEach(requests);
        assertThat(seats.outcomes().values()).allMatch(copies -> copies.size() == 1);
        seats.assertTablesEqualTheLog(1);
        assertThat(seats.tables.content(1)).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void aPartitionIsNotDecidedBeforeItsTablesAreThere() {
        // Given a seat that was taken, of which the tables know nothing yet
        UUID first = UUID.randomUUID();
        seats.send(seats.take(first, "a1", "ana"));
        try (Projector projector = seats.fold(1); Decider decider = seats.decide()) {
            seats.untilDecided(List.of(first));
        }
        seats.tables.execute(1, "drop schema seat_v1 cascade", "drop schema seat cascade");
        seats.tables.version(1);
        seats.tables.execute(1, "insert into seat.active_version (version) values (1)");

        // When somebody else asks for it, and nobody folds
        UUID second = UUID.randomUUID();
        seats.send(seats.take(second, "a1", "ben"));
        Decider decider = seats.decide();
        int partition = seats.partitions.of("a1");
        Tally.until(() -> decider.status().deciding().stream().anyMatch(one -> one.partition() != partition));
        assertThat(seats.outcomes()).containsOnlyKeys(first);
        assertThat(decider.status().deciding()).noneMatch(one -> one.partition() == partition);

        // Then it is decided once somebody does
        seats.fold(1);
        seats.untilDecided(List.of(second));
        assertThat(seats.takenInTheLog()).containsEntry("a1", "ana");
        seats.assertTablesEqualTheLog(1);
    }

    @Test
    void aLogThatEndsBeforeWhereTheTablesStandIsDecidedUponByNobody() throws Exception {
        // Given tables that stand where the log does not reach
        seats.fold(1).close();
        int partition = seats.partitions.of("a1");
        seats.tables.version(1);
        seats.tables.execute(1, "insert into position values ('" + seats.topics.offers().name() + "', " + partition
                + ", 7) on conflict (topic, partition) do update set next = 7",
                "insert into seat.active_version (version) values (1) on conflict do nothing");
        UUID request = UUID.randomUUID();
        seats.send(seats.take(request, "a1", "ana"));

        // When
        Decider decider = seats.decide();

        // Then
        Tally.until(() -> !decider.status().stopped().isEmpty());
        assertThat(decider.status().stopped().keySet()).allMatch(one -> one.partition() == partition);
        assertThat(decider.status().stopped().values()).anyMatch(why -> why.contains("stand at 7") && why.contains("ends at 0"));
        assertThat(seats.log.read(seats.topics.seats().name())).isEmpty();
    }

    private List<UUID> send(int count) {
        List<UUID> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UUID request = UUID.randomUUID();
            requests.add(request);
            seats.send(seats.take(request, "seat-" + i % 23, "who-" + i));
        }
        return requests;
    }
}
