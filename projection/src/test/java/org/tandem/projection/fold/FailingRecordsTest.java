package org.tandem.projection.fold;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandem.projection.tally.Tally;
import org.tandem.projection.tally.TallyProjection;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class FailingRecordsTest {

    private final Tally tally = new Tally();

    @AfterEach
    void close() {
        tally.close();
    }

    @Test
    void aRecordThatTheFoldOrTheDatabaseRefusesIsParkedAndItsNeighboursAreFolded() {
        // Given
        List<ProducerRecord<byte[], byte[]>> bad = List.of(
                tally.events.added("ana", 1, TallyProjection.THROW),
                tally.events.added("ana", 1, "nul \u0000 in a text"),
                tally.events.added("ana", Long.MAX_VALUE, null));
        List<String> positions = new ArrayList<>();
        tally.send(tally.events.added("ana", 1, null));
        for (ProducerRecord<byte[], byte[]> record : bad) {
            tally.send(tally.events.rubbish(record.partition()));
            positions.add(Tally.position(tally.send(record)));
            tally.send(tally.events.added("ana", 1, null));
        }

        // When
        Projector projector = tally.start();
        tally.untilFolded(1);
        Tally.until(() -> projector.status().parked() == 6);

        // Then
        assertThat(tally.tables.number(1, "select total from tally")).isEqualTo(4);
        assertThat(parked("fold-failed")).isEqualTo(positions);
        assertThat(parked("malformed-data")).as("an unreadable neighbour is parked once").hasSize(3);
        assertThat(projector.status().stopped()).isEmpty();
        assertThat(projector.status().folded()).isEqualTo(4);

        // And it goes on in batches
        tally.sendAll(List.of(tally.events.added("ana", 1, null), tally.events.added("ana", 1, null)));
        tally.untilFolded(1);
        assertThat(tally.tables.number(1, "select total from tally")).isEqualTo(6);
    }

    @Test
    void aFoldThatFailsOnEverythingStopsInsteadOfParkingTheStream() {
        // Given
        List<ProducerRecord<byte[], byte[]>> records = Stream.generate(() -> tally.goodOn(0)).limit(150).toList();
        tally.sendAll(records);

        // When
        Projector projector = tally.start(1, tally.projection().midway((db, batch) -> {
            if (!batch.isEmpty()) {
                throw new IllegalStateException("a defect");
            }
        }));

        // Then
        Tally.until(() -> !projector.status().stopped().isEmpty());
        assertThat(projector.status().stopped().values())
                .containsExactly("100 records in a row could not be read, the last before offset 100");
        assertThat(tally.parked()).hasSize(100);
        assertThat(tally.tables.folded(1)).isEqualTo(100);
        Tally.until(projector::isCaughtUp);
    }

    @Test
    void anErrorOfTheFoldIsItsRecordsFaultAndDoesNotEndTheFolding() {
        // Given
        tally.sendAll(List.of(tally.goodOn(0), tally.events.added("ana", 1, "too deep"), tally.goodOn(0)));

        // When
        Projector projector = tally.start(1, tally.projection().midway((db, batch) -> {
            if (batch.stream().anyMatch(record -> new String(record.value()).contains("too deep"))) {
                throw new StackOverflowError();
            }
        }));
        tally.untilFolded(1);

        // Then
        assertThat(tally.tables.number(1, "select count(*) from entry")).isEqualTo(2);
        assertThat(parked("fold-failed")).hasSize(1);
        assertThat(projector.status().stopped()).isEmpty();
    }

    private List<String> parked(String reason) {
        return tally.parked().stream()
                .filter(copy -> new String(copy.headers().lastHeader("parked-reason").value()).equals(reason))
                .map(ConsumerRecord::key).map(String::new).sorted().toList();
    }
}
