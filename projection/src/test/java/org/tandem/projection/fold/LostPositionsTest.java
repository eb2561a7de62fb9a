package org.tandem.projection.fold;

import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandem.events.topic.Topic;
import org.tandem.projection.tally.Tally;
import org.tandem.test.TestPlatform;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class LostPositionsTest {

    private final Tally tally = new Tally();

    @AfterEach
    void close() {
        tally.close();
    }

    @Test
    void aPartitionWhoseLogEndsBeforeItsPositionStopsAndSaysSo() throws Exception {
        // Given a topic that was deleted and made again after it had been folded
        tally.sendAll(List.of(tally.goodOn(0), tally.goodOn(0), tally.goodOn(0), tally.goodOn(1)));
        try (Projector before = tally.start()) {
            tally.untilFolded(1);
        }
        Topic added = tally.topics.added();
        tally.admin().deleteTopics(List.of(added.name())).all().get();
        Tally.until(() -> !tally.admin().listTopics().names().get().contains(added.name()));
        TestPlatform.get().createTopics(List.of(added), Tally.PARTITIONS);
        Tally.until(() -> tally.end() == 0);
        tally.send(tally.goodOn(0));
        tally.send(tally.goodOn(2));
        tally.send(tally.events.taken("ana", 1));

        // When
        Projector projector = tally.start();
        Tally.until(projector::isCaughtUp);

        // Then the other partitions are folded
        Tally.until(() -> tally.tables.number(1, "select count(*) from entry") == 6);
        assertThat(projector.status().stopped()).isEqualTo(Map.of(
                new TopicPartition(added.name(), 0), "the tables stand at 3 and the log ends at 1",
                new TopicPartition(added.name(), 1), "the tables stand at 1 and the log ends at 0"));
    }

    @Test
    void aTopicThatMustKeepEverythingAndDoesNotStops() throws Exception {
        // Given
        tally.sendAll(List.of(tally.goodOn(0), tally.goodOn(0), tally.goodOn(0), tally.goodOn(1)));
        TopicPartition shortened = new TopicPartition(tally.topics.added().name(), 0);
        deleteBefore(shortened, 2);

        // When
        Projector projector = tally.start();
        Tally.until(projector::isCaughtUp);

        // Then
        Tally.until(() -> tally.tables.number(1, "select count(*) from entry") == 1);
        assertThat(projector.status().stopped())
                .isEqualTo(Map.of(shortened, "the tables stand at 0 and the log begins at 2"));
    }

    @Test
    void aTopicThatForgetsIsReadFromWhereItStarts() throws Exception {
        // Given
        tally.set(tally.topics.labels(), "cleanup.policy", "compact,delete");
        List<ProducerRecord<byte[], byte[]>> labels = IntStream.range(0, 5)
                .mapToObj(i -> tally.events.labelled("ana", "label " + i)).toList();
        tally.sendAll(labels);
        deleteBefore(new TopicPartition(tally.topics.labels().name(), labels.get(0).partition()), 3);

        // When
        Projector projector = tally.start();
        tally.untilFolded(1);

        // Then
        assertThat(tally.tables.rows(1, "select label from label")).containsExactly("label 4");
        assertThat(projector.status().folded()).isEqualTo(2);
        assertThat(projector.status().stopped()).isEmpty();
    }

    private void deleteBefore(TopicPartition partition, long offset) throws Exception {
        tally.admin().deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(offset))).all().get();
    }
}
