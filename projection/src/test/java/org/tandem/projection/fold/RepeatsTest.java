package org.tandem.projection.fold;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandem.projection.tally.Tally;
import org.tandem.projection.tally.TallyEvents;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class RepeatsTest {

    private final Tally tally = new Tally();

    @AfterEach
    void close() {
        tally.close();
    }

    @Test
    void anEventThatComesTwiceIsFoldedOnce() {
        // Given
        ProducerRecord<byte[], byte[]> event = tally.events.added("ana", 5, null);
        ProducerRecord<byte[], byte[]> other = tally.events.added("ana", 7, null);

        // When it comes twice in one batch, and again in a later one
        tally.sendAll(List.of(event, other, event));
        Projector projector = tally.start();
        tally.untilFolded(1);
        tally.sendAll(List.of(event, event));
        tally.untilFolded(1);

        // Then
        assertThat(tally.tables.number(1, "select total from tally")).isEqualTo(12);
        assertThat(tally.tables.number(1, "select count(*) from entry")).isEqualTo(2);
        assertThat(projector.status().folded()).isEqualTo(2);
        assertThat(projector.status().repeats()).isEqualTo(3);
    }

    @Test
    void aRepeatIsKnownForThreeMonthsOfRecordedTimeHoweverTheLogIsCutIntoBatches() {
        // Given an event, its repeat three months later, one long after that, and one recorded before all of them
        UUID id = UUID.randomUUID();
        List<ProducerRecord<byte[], byte[]>> log = List.of(
                recorded(id, "2026-01-31T23:59:59Z"), recorded(id, "2026-04-01T00:00:00Z"),
                recorded(id, "2026-08-01T00:00:00Z"), recorded(id, "2026-08-31T00:00:00Z"),
                recorded(id, "2025-11-01T00:00:00Z"));

        // When the log is folded record by record, and in one batch
        tally.sendAll(log);
        try (Projector slow = tally.start(1, tally.projection(), tally.tables.version(1), tally.connection(),
                tally.settings(1, 1))) {
            tally.untilFolded(1);
        }
        try (Projector fast = tally.start(2, tally.projection(), tally.tables.version(2), tally.connection(),
                tally.settings(2, 500))) {
            tally.untilFolded(2);
        }

        // Then
        assertThat(tally.tables.number(1, "select events from tally")).isEqualTo(3);
        assertThat(tally.tables.content(2)).isEqualTo(tally.tables.content(1));
    }

    @Test
    void oneIdWithTwoContentsIsTwoFacts() {
        // Given
        UUID id = UUID.randomUUID();

        // When
        tally.sendAll(List.of(tally.events.added(id, "ana", 5, null, TallyEvents.RECORDED),
                tally.events.added(id, "ana", 6, null, TallyEvents.RECORDED),
                tally.events.added(id, "ana", 5, null, TallyEvents.RECORDED.plus(Duration.ofDays(1)))));
        tally.start();
        tally.untilFolded(1);

        // Then
        assertThat(tally.tables.number(1, "select total from tally")).isEqualTo(11);
        assertThat(tally.tables.number(1, "select count(*) from entry")).isEqualTo(2);
    }

    @Test
    void monthsThatNoEventLooksBackToAreForgotten() throws Exception {
        // Given
        tally.sendAll(List.of(recorded(UUID.randomUUID(), "2026-01-31T23:59:59Z"),
                recorded(UUID.randomUUID(), "2026-05-01T00:00:00Z")));
        Projector projector = tally.start();
        tally.untilFolded(1);
        Tally.until(projector::isCaughtUp);

        // When
        projector.forgetOldRepeats(Instant.parse("2026-06-15T00:00:00Z"));
        tally.sendAll(List.of(recorded(UUID.randomUUID(), "2026-01-15T00:00:00Z")));
        tally.untilFolded(1);

        // Then an event that is even older is folded, not parked
        assertThat(tally.tables.number(1, "select count(*) from entry")).isEqualTo(3);
        assertThat(tally.parked()).isEmpty();
    }

    private ProducerRecord<byte[], byte[]> recorded(UUID id, String moment) {
        return tally.events.added(id, "ana", 5, null, Instant.parse(moment));
    }
}
