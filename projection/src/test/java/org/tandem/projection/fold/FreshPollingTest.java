package org.tandem.projection.fold;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

class FreshPollingTest {

    private static final TopicPartition PARTITION = new TopicPartition("leads", 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private long now;

    @BeforeEach
    void assign() {
        consumer.assign(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    }

    @Test
    void takesAlongWhatCameSinceTheFirstWasFetched() {
        // Given
        consumer.schedulePollTask(() -> come(0, 2));
        consumer.schedulePollTask(() -> come(2, 4));
        consumer.schedulePollTask(() -> come(4, 6));

        // Then
        assertThat(poll()).extracting(ConsumerRecord::offset).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void looksOnceWhereItHadToWaitForTheFirst() {
        // Given
        consumer.schedulePollTask(() -> {
            now += Duration.ofMillis(1).toNanos();
            come(0, 2);
        });
        consumer.schedulePollTask(() -> come(2, 4));

        // Then
        assertThat(poll()).extracting(ConsumerRecord::offset).containsExactly(0L, 1L);
    }

    @Test
    void looksOnceWhereThereIsEnough() {
        // Given
        consumer.schedulePollTask(() -> come(0, 100));
        consumer.schedulePollTask(() -> come(100, 150));

        // Then
        assertThat(poll()).hasSize(100);
    }

    @Test
    void looksOnceWhereNothingComes() {
        // Given
        consumer.schedulePollTask(() -> now++);
        consumer.schedulePollTask(() -> come(0, 2));

        // Then
        assertThat(poll()).isEmpty();
    }

    private void come(int from, int to) {
        LongStream.range(from, to).forEach(offset -> consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, offset, null, null)));
    }

    private List<ConsumerRecord<byte[], byte[]>> poll() {
        return FreshPolling.poll(consumer, Duration.ofMillis(200), () -> now);
    }
}
