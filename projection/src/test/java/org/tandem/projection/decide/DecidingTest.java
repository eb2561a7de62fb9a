package org.tandem.projection.decide;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandem.events.envelope.Attribute;
import org.tandem.events.ids.Identity;
import org.tandem.projection.decide.SeatEvent.Painted;
import org.tandem.projection.tally.Tally;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class DecidingTest {

    private final Seats seats = new Seats();

    @AfterEach
    void close() throws Exception {
        seats.close();
    }

    @Test
    void theSameRequestHasOneOutcomeHoweverOftenItComes() {
        // Given a request that comes three times at once
        UUID request = UUID.randomUUID();
        for (int i = 0; i < 3; i++) {
            seats.send(seats.take(request, "a1", "ana"));
        }
        seats.fold(1);
        Decider decider = seats.decide();
        seats.untilDecided(List.of(request));

        // When it comes again, and another one after it
        UUID other = UUID.randomUUID();
        seats.send(seats.take(request, "a1", "ana"));
        seats.send(seats.take(other, "a1", "ben"));
        seats.untilDecided(List.of(request, other));

        // Then
        seats.assertOneOutcomeEach(List.of(request, other));
        assertThat(seats.outcomes().get(request)).hasSize(1);
        assertThat(seats.decisions.decided()).containsExactly(request, other);
        Tally.until(() -> decider.status().repeats() == 3);
        seats.assertTablesEqualTheLog(1);
    }

    @Test
    void anOutcomeIsOfAMomentThatTheTablesCanKeep() {
        // Given a clock finer than a table's column
        UUID request = UUID.randomUUID();
        seats.send(seats.take(request, "a1", "ana"));
        seats.fold(1);
        Clock fine = Clock.fixed(Instant.parse("2026-11-20T09:30:00.123456789Z"), ZoneOffset.UTC);

        // When
        seats.decide(1, seats.database(1), seats.connection(), 500, fine, Steps.UNWATCHED);
        seats.untilDecided(List.of(request));

        // Then
        assertThat(Seats.header(seats.outcomes().get(request).get(0), Attribute.TIME)).isEqualTo("2026-11-20T09:30:00.123456Z");
    }

    @Test
    void whoWaitsLongerThanAMinuteIsCounted() {
        // Given somebody who asked at ten, and the same request once more
        UUID request = UUID.randomUUID();
        seats.send(seats.take(request, "a1", "ana"));
        seats.send(seats.take(request, "a1", "ana"));
        seats.fold(1);
        Clock later = Clock.fixed(Instant.parse("2026-05-10T10:01:01Z"), ZoneOffset.UTC);

        // When
        Decider decider = seats.decide(1, seats.database(1), seats.connection(), 500, later, Steps.UNWATCHED);
        Tally.until(() -> decider.status().repeats() == 1 && decider.status().waitedMillis() > 0);

        // Then
        assertThat(decider.status().late()).isEqualTo(1);
        assertThat(decider.status().waitedMillis()).isEqualTo(61_000);
    }

    @Test
    void whoseIdWasTakenByAnotherAtTheSameMomentIsAskedAgainAndNotParked() {
        // Given a database that sees the same id twice, as a batch and once more alone
        UUID request = UUID.randomUUID();
        seats.send(seats.take(request, "a1", "ana"));
        seats.fold(1);
        seats.tables.execute(1, "create sequence seat.tries",
                "create function seat.clash() returns trigger language plpgsql as $$ begin"
                        + " if nextval('seat.tries') <= 2 then raise unique_violation; end if; return null; end $$",
                "create trigger clash after insert on seat.decision for each statement execute function seat.clash()");

        // When
        Decider decider = seats.decide();
        seats.untilDecided(List.of(request));

        // Then
        seats.assertOneOutcomeEach(List.of(request));
        assertThat(decider.status().parked()).isZero();
    }

    @Test
    void ofTwoWhoWantOneSeatOneGetsItAndTheOtherReadsWho() {
        // Given
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        seats.send(seats.take(first, "a1", "ana"));
        seats.send(seats.take(second, "a1", "ben"));
        seats.fold(1);

        // When
        seats.decide();
        seats.untilDecided(List.of(first, second));

        // Then
        ConsumerRecord<byte[], byte[]> refusal = seats.outcomes().get(second).get(0);
        assertThat(Seats.header(refusal, Attribute.TYPE)).isEqualTo("org.tandem.request.refused.v1");
        assertThat(Seats.header(refusal, Attribute.SUBJECT)).isEqualTo("a1");
        assertThat(new String(refusal.value(), StandardCharsets.UTF_8)).isEqualTo("{\"requestId\":\"" + second
                + "\",\"about\":\"a1\",\"code\":\"seat-taken\",\"facts\":[{\"fact\":\"takenBy\",\"value\":\"ana\"}]}");
        assertThat(Seats.header(seats.outcomes().get(first).get(0), Attribute.TYPE)).isEqualTo(SeatEvent.TAKEN.wireName());
        seats.assertTablesEqualTheLog(1);
    }

    @Test
    void whatIsTooLateIsRefusedAndNotDecided() {
        // Given a request that nobody decided in its time, and one that may still wait
        UUID late = UUID.randomUUID();
        UUID inTime = UUID.randomUUID();
        seats.send(seats.take(late, "a1", "ana", Instant.now().minusSeconds(1)));
        seats.send(seats.take(inTime, "a1", "ben", Instant.now().plusSeconds(3_600)));
        seats.fold(1);

        // When
        seats.decide();
        seats.untilDecided(List.of(late, inTime));

        // Then
        assertThat(new String(seats.outcomes().get(late).get(0).value(), StandardCharsets.UTF_8)).contains("\"code\":\"expired\"");
        assertThat(seats.decisions.decided()).containsExactly(inTime);
        assertThat(seats.takenInTheLog()).containsEntry("a1", "ben");
    }

    @Test
    void anotherServicesFactIsDecidedAndItsOtherFactsAreNot() {
        // Given
        UUID offered = UUID.randomUUID();
        seats.send(seats.record(seats.topics.offers(), UUID.randomUUID(), SeatEvent.PAINTED, "a1", null, new Painted("a1")));
        seats.send(seats.offered(offered, "a1", "ana"));
        seats.fold(1);

        // When
        seats.decide();
        seats.untilDecided(List.of(offered));

        // Then
        seats.assertOneOutcomeEach(List.of(offered));
        assertThat(seats.takenInTheLog()).containsExactly(Map.entry("a1", "ana"));
        assertThat(seats.decisions.decided()).containsExactly(offered);
        seats.assertTablesEqualTheLog(1);
    }

    @Test
    void factsThatAreNoRequestsCostNoTransaction() throws Exception {
        // Given many facts that call for nothing
        seats.fold(1);
        Decider decider = seats.decide();
        Tally.until(() -> decider.status().deciding().size() == 2 * Seats.PARTITIONS);
        for (int i = 0; i < 100; i++) {
            String seat = "seat-" + i;
            seats.send(seats.record(seats.topics.offers(), UUID.randomUUID(), SeatEvent.PAINTED, seat, null, new Painted(seat)));
        }
        Tally.until(() -> seats.passedOver() == 100);
        assertThat(seats.tables.number(1, "select sum(next) from seat.decided")).isZero();

        // When one comes that does
        UUID offered = UUID.randomUUID();
        seats.send(seats.offered(offered, "a1", "ana"));
        seats.untilDecided(List.of(offered));

        // Then
        long there = seats.log.read(seats.topics.offers().name()).stream()
                .filter(record -> record.partition() == seats.partitions.of("a1")).count();
        assertThat(seats.tables.number(1, "select sum(next) from seat.decided")).isEqualTo(there);
        seats.assertTablesEqualTheLog(1);
    }

    @Test
    void aRequestThatCannotBeReadOrDecidedIsParkedAndHoldsUpNobody() {
        // Given, all on one partition
        UUID before = UUID.randomUUID();
        UUID after = UUID.randomUUID();
        String seat = on(0, "a");
        String broken = on(0, SeatDecisions.BROKEN);
        seats.send(seats.take(before, seat, "ana"));
        seats.send(rubbish(0));
        seats.send(seats.take(UUID.randomUUID(), broken, "cem"));
        seats.send(seats.take(after, seat, "ben"));
        seats.fold(1);

        // When
        Decider decider = seats.decide();
        seats.untilDecided(List.of(before, after));

        // Then
        seats.assertOneOutcomeEach(List.of(before, after));
        List<ConsumerRecord<byte[], byte[]>> parked = seats.log.read(seats.topics.parked().name());
        assertThat(parked.stream().map(record -> Seats.header(record, "parked-reason")).distinct())
                .containsExactlyInAnyOrder("malformed-data", "decision-failed");
        assertThat(decider.status().parked()).isEqualTo(2);
        assertThat(decider.status().stopped()).isEmpty();
        seats.assertTablesEqualTheLog(1);
    }

    @Test
    void aHundredUnreadableRequestsInARowStopTheirPartitionAlone() {
        // Given
        seats.fold(1);
        Decider decider = seats.decide();
        for (int i = 0; i < 100; i++) {
            seats.send(rubbish(0));
        }
        Tally.until(() -> !decider.status().stopped().isEmpty());

        // When
        UUID here = UUID.randomUUID();
        UUID elsewhere = UUID.randomUUID();
        seats.send(seats.take(here, on(0, "a"), "ana"));
        seats.send(seats.take(elsewhere, on(1, "a"), "ana"));
        seats.untilDecided(List.of(elsewhere));

        // Then
        assertThat(seats.outcomes()).containsOnlyKeys(elsewhere);
        assertThat(decider.status().stopped().keySet()).allMatch(stopped -> stopped.partition() == 0
                && stopped.topic().equals(seats.topics.requests().name()));
    }

    @Test
    void whatPeopleTypedIsPublishedAndNotKeptBesideTheDecision() {
        // Given
        UUID request = UUID.randomUUID();
        seats.send(seats.take(request, "a1", SeatDecisions.THANKFUL));
        seats.fold(1);

        // When
        seats.decide();
        seats.untilDecided(List.of(request));
        seats.untilPublished();

        // Then
        ConsumerRecord<byte[], byte[]> note = seats.log.read(seats.topics.notes().name()).get(0);
        UUID id = Identity.part(request, SeatEvent.NOTED.name());
        assertThat(new String(note.key(), StandardCharsets.UTF_8)).isEqualTo("a1/" + id);
        assertThat(note.partition()).isEqualTo(seats.partitions.of("a1"));
        assertThat(Seats.header(note, Attribute.ID)).isEqualTo(id.toString());
        assertThat(Seats.header(note, Attribute.CAUSATION_ID)).isEqualTo(request.toString());
        assertThat(new String(note.value(), StandardCharsets.UTF_8)).contains("thanks");
        assertThat(seats.tables.rows(1, "select encode(records, 'escape') from seat.decision")).singleElement()
                .satisfies(kept -> assertThat(kept).contains("seat-taken").doesNotContain("thanks"));
    }

    @Test
    void oldOutcomesAreForgottenAndYoungOnesAreNot() throws Exception {
        // Given
        UUID old = UUID.randomUUID();
        UUID young = UUID.randomUUID();
        seats.fold(1);
        Decider decider = seats.decide();
        seats.send(seats.take(old, "a1", "ana"));
        seats.send(seats.take(young, "a1", "ben"));
        seats.untilDecided(List.of(old, young));
        seats.untilPublished();
        seats.tables.execute(1, "update seat.decision set decided_at = '2026-01-01T00:00:00Z' where request_id = '" + old + "'",
                "update seat.decision set decided_at = '2026-01-02T00:00:00Z' where request_id = '" + young + "'");

        // When
        decider.forgetOldDecisions(Instant.parse("2026-01-01T00:00:01Z").plus(Decider.KEPT));

        // Then
        assertThat(seats.tables.rows(1, "select request_id from seat.decision")).containsExactly(young.toString());
    }

    @Test
    void aThousandRequestsInOneBatchAreAsManyStatementsAsTen() {
        // Given
        List<UUID> requests = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            UUID request = UUID.randomUUID();
            requests.add(request);
            seats.send(seats.take(request, "seat-" + i, "ana"));
        }
        seats.fold(1);
        CountingDatabase database = new CountingDatabase(seats.database(1));

        // When
        seats.decide(1, database, seats.connection(), 1_000, Clock.systemUTC(), Steps.UNWATCHED);
        seats.untilDecided(requests);
        seats.untilPublished();

        // Then
        assertThat(database.preparedPerTransaction()).as("statements of the busiest transaction").isLessThanOrEqualTo(10);
        seats.assertTablesEqualTheLog(1);
    }

    private String on(int partition, String prefix) {
        for (int i = 0; ; i++) {
            if (seats.partitions.of(prefix + i) == partition) {
                return prefix + i;
            }
        }
    }

    private ProducerRecord<byte[], byte[]> rubbish(int partition) {
        ProducerRecord<byte[], byte[]> good = seats.take(UUID.randomUUID(), "x", "x");
        return new ProducerRecord<>(good.topic(), partition, null, good.key(), "not json".getBytes(StandardCharsets.UTF_8),
                good.headers());
    }
}
