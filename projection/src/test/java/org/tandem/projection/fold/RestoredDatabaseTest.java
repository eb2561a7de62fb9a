package org.tandem.projection.fold;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandem.projection.tally.Tally;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class RestoredDatabaseTest {

    private static final List<String> TABLES = List.of("tally", "entry", "label", "position", "inbox");

    private final Tally tally = new Tally();

    @AfterEach
    void close() {
        tally.close();
    }

    @Test
    void aProjectorContinuesFromThePositionOfADatabaseThatIsRestoredUnderIt() {
        // Given a copy of the tables, and more events folded after it
        tally.sendAll(events(200));
        Projector projector = tally.start();
        tally.untilFolded(1);
        TABLES.forEach(table -> tally.tables.execute(1, "create table old_" + table + " as table " + table));
        tally.sendAll(events(300));
        tally.untilFolded(1);
        List<String> before = tally.tables.content(1);

        // When the old contents are put back, and nothing new is said
        List<String> restore = new ArrayList<>();
        TABLES.forEach(table -> restore.add("delete from " + table));
        TABLES.forEach(table -> restore.add("insert into " + table + " table old_" + table));
        tally.tables.execute(1, restore.toArray(String[]::new));

        // Then
        tally.untilFolded(1);
        assertThat(tally.tables.content(1)).isEqualTo(before);
        assertThat(tally.tables.number(1, "select sum(total) from tally")).isEqualTo(500);
        assertThat(projector.status().parked()).isZero();
    }

    @Test
    void aRestoreToATimeBeforeAMonthHadItsPlaceParksNothing() {
        // Given events of two months
        tally.sendAll(List.of(recorded("2026-03-01T00:00:00Z")));
        Projector projector = tally.start();
        tally.untilFolded(1);
        TABLES.forEach(table -> tally.tables.execute(1, "create table old_" + table + " as table " + table));
        tally.sendAll(List.of(recorded("2026-07-01T00:00:00Z")));
        tally.untilFolded(1);

        // When the tables are as they were before the second
        List<String> restore = new ArrayList<>(List.of("drop table inbox_2026_07"));
        TABLES.forEach(table -> restore.add("delete from " + table));
        TABLES.forEach(table -> restore.add("insert into " + table + " table old_" + table));
        tally.tables.execute(1, restore.toArray(String[]::new));
        tally.sendAll(List.of(recorded("2026-07-02T00:00:00Z")));

        // Then
        tally.untilFolded(1);
        assertThat(tally.tables.number(1, "select count(*) from entry")).isEqualTo(3);
        assertThat(projector.status().parked()).isZero();
        assertThat(tally.parked()).isEmpty();
    }

    private ProducerRecord<byte[], byte[]> recorded(String moment) {
        return tally.events.added(UUID.randomUUID(), "ana", 1, null, Instant.parse(moment));
    }

    private List<ProducerRecord<byte[], byte[]>> events(int count) {
        List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(tally.events.added("who-" + i % 17, 1, null));
            events.add(tally.events.labelled("who-" + i % 17, "label " + i));
        }
        return events;
    }
}
