package org.tandem.projection.decide;

import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandem.projection.fold.Projector;
import org.tandem.projection.tally.Tally;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

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
        loseEverything();
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
    void whatTheLogTellsOfIsKeptUntilItsRequestsHaveComeAgainHoweverLongAgoItWasDecided() throws Exception {
        // Given a request that was decided long ago, in a log of which every table and every offset is lost
        UUID request = UUID.randomUUID();
        seats.send(seats.take(request, "a1", "ana"));
        try (Projector projector = seats.fold(1); Decider decider = seats.decide(1, seats.database(1), seats.connection(), 500,
                Clock.offset(Clock.systemUTC(), Decider.KEPT.multipliedBy(-2)), Steps.UNWATCHED)) {
            seats.untilDecided(List.of(request));
            seats.untilFolded(1);
            seats.untilPublished();
        }
        loseEverything();

        // When it is folded, and old outcomes are forgotten before a decider has read the requests
        seats.fold(1);
        seats.untilFolded(1);
        CountDownLatch forgotten = new CountDownLatch(1);
        Decider decider = seats.decide(1, step -> awaitQuietly(forgotten));
        decider.forgetOldDecisions(Instant.now());
        forgotten.countDown();
        Tally.until(() -> decider.status().repeats() == 1);

        // Then
        assertThat(seats.decisions.decided()).containsExactly(request);
        assertThat(seats.outcomes().values()).allMatch(copies -> copies.size() == 1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loseEverything() {
        seats.tables.execute(1, "drop schema seat_v1 cascade", "drop schema seat cascade");
        seats.tables.version(1);
        try (Admin admin = Admin.create(seats.connection())) {
            Tally.until(() -> {
                admin.deleteConsumerGroups(List.of(seats.topics.name() + "-decide")).all().get();
                return true;
            });
        }
    }

    @Test
    void aDatabaseThatIsRestoredToAnOlderStateDecidesNothingAgain() {
        // Given a copy of the tables, and more requests decided after it
        List<String> tables = List.of("seat", "offer", "inbox", "position", "seat.decision", "seat.unpublished_decision",
                "seat.decided");
        seats.fold(1);
        seats.decide();
        List<UUID> requests = send(60);
        seats.untilDecided(requests);
        seats.untilFolded(1);
        seats.untilPublished();
        tables.forEach(table -> seats.tables.execute(1, "create table " + old(table) + " as table " + table));
        List<UUID> later = send(60);
        requests.addAll(later);
        seats.untilDecided(requests);
        seats.untilPublished();

        // When the old contents are put back, and the later requests come again beside new ones
        List<String> restore = new ArrayList<>();
        tables.forEach(table -> restore.add("delete from " + table));
        tables.forEach(table -> restore.add("insert into " + table + " table " + old(table)));
        seats.tables.execute(1, restore.toArray(String[]::new));
        later.forEach(request -> seats.send(seats.take(request, "seat-0", "who-again")));
        requests.addAll(send(20));

        // Then
        seats.untilDecided(requests);
        seats.assertOneOutcomeEach(requests);
        assertThat(seats.decisions.decided()).hasSize(140);
        seats.assertTablesEqualTheLog(1);
    }

    private static String old(String table) {
        return "old_" + table.replace('.', '_');
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
