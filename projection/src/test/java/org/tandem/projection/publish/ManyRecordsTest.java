package org.tandem.projection.publish;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ManyRecordsTest {

    private static final String TOPIC = "leads";
    private static final Node[] NO_REPLICAS = {};

    /** What one fold caused must not be refused for ever because it is much. */
    @Test
    void moreThanMayBeInFlightIsPublishedWholeAndInItsOrder() {
        // Given
        MockProducer<byte[], byte[]> broker = broker(true);
        List<ProducerRecord<byte[], byte[]>> tombstones = new ArrayList<>();
        for (int i = 0; i < 120_000; i++) {
            ProducerRecord<byte[], byte[]> tombstone =
                    new ProducerRecord<>(TOPIC, 0, ByteBuffer.allocate(36).putInt(i).array(), null);
            tombstone.headers().add("traceparent", new byte[55]);
            tombstones.add(tombstone);
        }

        // When
        try (Publisher publisher = new Publisher(broker)) {
            publisher.publishAndAwait(tombstones);
        }

        // Then
        assertThat(broker.history().equals(tombstones)).isTrue();
    }

    @Test
    void aPieceLeavesRoomForThoseWhoWaitAndIsAcknowledgedBeforeTheNext() {
        // Given
        MockProducer<byte[], byte[]> broker = broker(false);
        List<ProducerRecord<byte[], byte[]>> three = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            three.add(new ProducerRecord<>(TOPIC, 0, new byte[36], new byte[(int) Publisher.TOGETHER_BYTES / 2 - 100]));
        }
        Publisher publisher = new Publisher(broker);

        // When
        CompletableFuture<Void> background = CompletableFuture.runAsync(() -> publisher.publishAndAwait(three));
        await().until(() -> broker.history().size() == 2);
        broker.completeNext();

        // Then
        assertThat(broker.history()).hasSize(2);
        broker.completeNext();
        await().until(() -> broker.history().size() == 3);
        broker.completeNext();
        assertThat(background).succeedsWithin(Duration.ofSeconds(5));
        publisher.close();
    }

    private static MockProducer<byte[], byte[]> broker(boolean acknowledgesAtOnce) {
        return new MockProducer<>(new Cluster("one", List.of(),
                List.of(new PartitionInfo(TOPIC, 0, null, NO_REPLICAS, NO_REPLICAS)), Set.of(), Set.of()),
                acknowledgesAtOnce, null, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
