package org.tandem.projection.fold;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandem.projection.tally.Tally;
import org.tandem.projection.tally.TallyEvents;
import org.tandem.projection.tally.Unreadable;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

class UnreadableRecordsTest {

    private final Tally tally = new Tally(Map.of("max.message.bytes", "3000000"));

    @AfterEach
    void close() {
        tally.close();
    }

    @Test
    void whatCannotBeReadIsParkedUnchangedAndItsNeighboursAreFolded() {
        // Given records of every kind that cannot be read, each between two that can
        Map<String, String> expected = new TreeMap<>();
        Map<String, ProducerRecord<byte[], byte[]>> originals = new TreeMap<>();
        int neighbours = 1;
        tally.send(tally.events.added("ana", 1, null));
        for (Unreadable bad : Unreadable.of(tally)) {
            String position = Tally.position(tally.send(bad.record()));
            expected.put(position, bad.reason());
            originals.put(position, bad.record());
            tally.send(tally.events.added("ana", 1, null));
            neighbours++;
        }

        // When
        Projector projector = tally.start();
        tally.untilFolded(1);

        // Then
        Map<String, String> parked = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> copy : tally.parked()) {
            String position = new String(copy.key());
            assertThat(parked.put(position, header(copy, "parked-reason"))).as(position + " is parked once").isNull();
            assertThat(header(copy, "parked-position")).isEqualTo(position);
            assertUnchanged(copy, originals.get(position));
        }
        assertThat(parked).isEqualTo(expected);
        assertThat(tally.tables.number(1, "select total from tally where who = 'ana'")).isEqualTo(neighbours);
        assertThat(projector.status().parked()).isEqualTo(expected.size());
        assertThat(projector.status().stopped()).isEmpty();
    }

    @Test
    void aRecordThatIsTooLongForTheParkedTopicIsParkedWithoutItsValue() {
        // Given
        tally.set(tally.topics.parked(), "max.message.bytes", "1048588");
        ProducerRecord<byte[], byte[]> rubbish = tally.events.rubbish(0);
        tally.send(new ProducerRecord<>(rubbish.topic(), 0, null, rubbish.key(), new byte[2 << 20], rubbish.headers()));
        tally.send(tally.goodOn(0));

        // When
        tally.start();
        tally.untilFolded(1);

        // Then
        assertThat(tally.parked()).singleElement().satisfies(copy -> {
            assertThat(copy.value()).isNull();
            assertThat(header(copy, "parked-reason")).isEqualTo("malformed-data");
            assertThat(header(copy, "parked-value-left-out")).isEqualTo("2097152 bytes");
        });
        assertThat(tally.tables.number(1, "select count(*) from entry")).isEqualTo(1);
    }

    @Test
    void anEventOfAnUnknownTypeIsCountedAndLeftToOthers() {
        // Given
        ProducerRecord<byte[], byte[]> unknown = tally.events.added("ana", 1, null);
        unknown.headers().remove("ce_type").add("ce_type", TallyEvents.bytes("org.tandem.test.doubled.v1"));

        // When
        tally.sendAll(List.of(tally.events.added("ana", 1, null), unknown, tally.events.added("ana", 1, null)));
        Projector projector = tally.start();
        tally.untilFolded(1);

        // Then
        assertThat(projector.status().unknown()).isEqualTo(1);
        assertThat(tally.parked()).isEmpty();
        assertThat(tally.tables.number(1, "select total from tally")).isEqualTo(2);
    }

    @Test
    void aPartitionStopsAfterAHundredInARowAndTheOthersGoOn() {
        // Given 99 and a good one, then 150, on partition 0; and good ones everywhere
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 99; i++) {
            records.add(tally.events.rubbish(0));
        }
        records.add(tally.goodOn(0));
        for (int i = 0; i < 150; i++) {
            records.add(tally.events.rubbish(0));
        }
        for (int partition = 0; partition < Tally.PARTITIONS; partition++) {
            records.add(tally.goodOn(partition));
        }
        tally.sendAll(records);

        // When
        Projector projector = tally.start();

        // Then it is ready, says what it left, and stands exactly after the hundredth
        Tally.until(projector::isCaughtUp);
        TopicPartition stopped = new TopicPartition(tally.topics.added().name(), 0);
        assertThat(projector.status().stopped()).containsOnlyKeys(stopped);
        assertThat(projector.status().stopped().get(stopped))
                .isEqualTo("100 records in a row could not be read, the last before offset 200");
        assertThat(tally.tables.number(1, "select next from position where partition = 0 and topic = '"
                + stopped.topic() + "'")).isEqualTo(200);
        assertThat(tally.parked()).hasSize(199);
        assertThat(tally.tables.number(1, "select count(*) from entry")).isEqualTo(3);

        // And the other partitions go on
        tally.sendAll(List.of(tally.goodOn(0), tally.goodOn(1), tally.goodOn(2)));
        Tally.until(() -> tally.tables.number(1, "select count(*) from entry") == 5);
        assertThat(tally.parked()).hasSize(199);
    }

    @Test
    void aFewUnreadableRecordsDuringAnOutageAreParkedOnceAndDoNotStopThePartition() {
        // Given a batch with three unreadable records in a row, where ten are too many
        tally.sendAll(List.of(tally.events.rubbish(0), tally.events.rubbish(0), tally.events.rubbish(0),
                tally.goodOn(1)));
        FoldSettings strict = new FoldSettings(tally.topics.name() + "-v1", 500, 10, Duration.ofMillis(1));

        // When it takes five attempts to fold it
        AtomicInteger attempts = new AtomicInteger();
        Projector projector = tally.start(1, tally.projection().midway((db, records) -> {
            if (attempts.incrementAndGet() < 5) {
                throw new SQLException("away", "08006");
            }
        }), tally.tables.version(1), tally.connection(), strict);
        Tally.until(projector::isCaughtUp);

        // Then
        assertThat(projector.status().stopped()).isEmpty();
        assertThat(tally.tables.number(1, "select count(*) from entry")).isEqualTo(1);
        assertThat(tally.parked()).hasSize(3);
    }

    private static void assertUnchanged(ConsumerRecord<byte[], byte[]> copy, ProducerRecord<byte[], byte[]> original) {
        assertThat(Arrays.equals(copy.value(), original.value())).as("the value").isTrue();
        Header key = copy.headers().lastHeader("parked-key");
        assertThat(key == null ? null : key.value()).isEqualTo(original.key());
        for (Header header : original.headers()) {
            assertThat(copy.headers().lastHeader(header.key()).value()).isEqualTo(header.value());
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value());
    }
}
