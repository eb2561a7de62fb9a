package org.tandem.projection.publish;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandem.projection.trace.Tracing;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class BusyPublisherTest {

    private static final String TOPIC = "leads";
    private static final Node[] NO_REPLICAS = {};
    private static final int FEW = 2;
    private static final int SEVERAL = 6;

    private final MockProducer<byte[], byte[]> broker = new MockProducer<>(new Cluster("one", List.of(),
            List.of(new PartitionInfo(TOPIC, 0, null, NO_REPLICAS, NO_REPLICAS)), Set.of(), Set.of()),
            false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private volatile long now = Long.MAX_VALUE - 5;
    private final Publisher publisher = new Publisher(broker, Tracing.OFF, () -> now);

    @AfterEach
    void close() {
        publisher.close();
    }

    @Test
    void isBusyWhileSeveralWaitForTheBrokerAllTheTime() {
        // When
        seconds(10, SEVERAL);

        // Then
        assertThat(publisher.isBusy()).isTrue();
    }

    @Test
    void isNotBusyWhileFewWait() {
        // When
        seconds(10, FEW);

        // Then
        assertThat(publisher.isBusy()).isFalse();
    }

    @Test
    void isNotBusyBecauseTheBrokerHesitatedOnce() {
        // Given
        seconds(10, FEW);
        assertThat(publisher.isBusy()).isFalse();

        // When
        turn(2 * SEVERAL, Duration.ofMillis(100));

        // Then
        assertThat(publisher.isBusy()).isFalse();
    }

    @Test
    void isNotBusyForLongAfterTheLastOneWasServed() {
        // Given
        seconds(10, SEVERAL);
        assertThat(publisher.isBusy()).isTrue();

        // When
        now += Duration.ofSeconds(5).toNanos();

        // Then
        assertThat(publisher.isBusy()).isFalse();
    }

    @Test
    void isNotBusyBecauseOfWhatItPublishesByItself() {
        // Given
        CompletableFuture<Void> background = CompletableFuture.runAsync(() ->
                publisher.publishAndAwait(List.of(new ProducerRecord<>(TOPIC, 0, new byte[36], new byte[500_000]))));
        await().until(() -> broker.history().size() == 1);

        // When
        now += Duration.ofSeconds(1).toNanos();
        broker.completeNext();

        // Then
        assertThat(background).succeedsWithin(Duration.ofSeconds(5));
        assertThat(publisher.isBusy()).isFalse();
    }

    /** So many callers, each of whom comes again as soon as it was served; looked at as often as a fold looks. */
    private void seconds(int seconds, int callers) {
        for (int turn = 0; turn < seconds * 100; turn++) {
            turn(callers, Duration.ofMillis(10));
            publisher.isBusy();
        }
    }

    private void turn(int callers, Duration takes) {
        for (int caller = 0; caller < callers; caller++) {
            publisher.publish(capture());
        }
        now += takes.toNanos();
        while (broker.completeNext()) {
            // one after the other, until nobody waits
        }
    }

    private static List<ProducerRecord<byte[], byte[]>> capture() {
        return List.of(new ProducerRecord<>(TOPIC, 0, new byte[36], new byte[1_600]));
    }
}
