package org.tandem.projection.publish;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class BusyPublisherTest {

    private static final String TOPIC = "leads";
    private static final Node[] NO_REPLICAS = {};

    private final MockProducer<byte[], byte[]> broker = new MockProducer<>(new Cluster("one", List.of(),
            List.of(new PartitionInfo(TOPIC, 0, null, NO_REPLICAS, NO_REPLICAS)), Set.of(), Set.of()),
            false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final Publisher publisher = new Publisher(broker);

    @AfterEach
    void close() {
        publisher.close();
    }

    @Test
    void isBusyWhileSeveralWaitForTheBroker() {
        // Given
        publisher.publish(capture());
        publisher.publish(capture());
        boolean withTwo = publisher.isBusy();

        // When
        publisher.publish(capture());
        publisher.publish(capture());
        boolean withFour = publisher.isBusy();
        broker.completeNext();

        // Then
        assertThat(withTwo).isFalse();
        assertThat(withFour).isTrue();
        assertThat(publisher.isBusy()).as("after an acknowledgement").isFalse();
    }

    @Test
    void isNotBusyBecauseOfWhatItPublishesByItself() {
        // When
        CompletableFuture<Void> background = CompletableFuture.runAsync(() ->
                publisher.publishAndAwait(List.of(new ProducerRecord<>(TOPIC, 0, new byte[36], new byte[500_000]))));
        await().until(() -> broker.history().size() == 1);

        // Then
        assertThat(publisher.isBusy()).isFalse();
        broker.completeNext();
        assertThat(background).succeedsWithin(java.time.Duration.ofSeconds(5));
    }

    private static List<ProducerRecord<byte[], byte[]>> capture() {
        return List.of(new ProducerRecord<>(TOPIC, 0, new byte[36], new byte[1_600]));
    }
}
