package org.tandem.projection.publish;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandem.events.topic.Retention;
import org.tandem.events.topic.Topic;
import org.tandem.projection.publish.Publisher.Unavailable;
import org.tandem.test.KafkaLog;
import org.tandem.test.TestPlatform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class PublisherTest {

    private final TestPlatform platform = TestPlatform.get();
    private final Topic topic = new Topic("publisher-" + UUID.randomUUID(), "test", "key", Retention.FOR_EVER, false);
    private final Map<String, Object> connection = Map.of("bootstrap.servers", platform.bootstrapServers());
    private final Publisher publisher = Publisher.connect(connection, "test");

    @AfterEach
    void close() {
        publisher.close();
    }

    @Test
    void whatPromisesRestOnCannotBeConfiguredAway() {
        // Given
        Map<String, Object> careless = Map.of("bootstrap.servers", "x:1", "acks", "1", "enable.idempotence", "false",
                "linger.ms", "50", "max.block.ms", "60000", "delivery.timeout.ms", "120000", "retries", "0",
                "security.protocol", "SSL", "auto.offset.reset", "latest");

        // When
        Map<String, Object> settings = Publisher.settings(careless, "test");

        // Then
        assertThat(settings).containsAllEntriesOf(Map.of(
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5,
                ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE,
                ProducerConfig.LINGER_MS_CONFIG, 0,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 5_000,
                CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG, "none",
                "security.protocol", "SSL"));
        assertThat(settings).doesNotContainKey("auto.offset.reset");
    }

    @Test
    void moreThanMayBeInFlightIsRefusedAtOnceAndInFull() {
        // Given
        platform.createTopics(List.of(topic), 1);
        publisher.warmUp(List.of(topic.name()));
        List<ProducerRecord<byte[], byte[]>> tooMuch = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            tooMuch.add(record(900_000));
        }

        // When
        long start = System.nanoTime();
        CompletableFuture<Void> answer = publisher.publish(tooMuch);

        // Then
        assertThat(answer).isCompletedExceptionally();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(100));
        publisher.publishAndAwait(List.of(record(10)));
        try (KafkaLog log = new KafkaLog(platform.bootstrapServers())) {
            assertThat(log.read(topic.name())).hasSize(1);
        }
    }

    @Test
    void whileTheBrokerIsAwayPublishingFailsSoonAndNeverBlocksItsCaller() {
        // Given
        platform.createTopics(List.of(topic), 1);
        publisher.warmUp(List.of(topic.name()));
        publisher.publishAndAwait(List.of(record(10)));

        // When the broker is away for longer than a record may wait
        platform.stopBroker();
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        Duration longest = Duration.ZERO;
        long start = System.nanoTime();
        try {
            while (Duration.ofNanos(System.nanoTime() - start).toMillis() < 9_000) {
                long before = System.nanoTime();
                answers.add(publisher.publish(List.of(record(10))));
                Duration blocked = Duration.ofNanos(System.nanoTime() - before);
                longest = blocked.compareTo(longest) > 0 ? blocked : longest;
                await().pollDelay(Duration.ofMillis(20)).until(() -> true);
                if (answers.size() == 1) {
                    assertThatThrownBy(() -> answers.get(0).orTimeout(7, TimeUnit.SECONDS).join())
                            .hasCauseInstanceOf(Unavailable.class);
                }
            }
        } finally {
            platform.startBroker();
        }

        // Then callers were never held up
        System.out.println(answers.size() + " publications while the broker was away, the longest took " + longest);
        assertThat(longest).isLessThan(Duration.ofMillis(250));

        // And the same publisher goes on when the broker is back
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
            publisher.publishAndAwait(List.of(record(11)));
            return true;
        });
        assertThat(answers).allMatch(CompletableFuture::isDone);
    }

    private ProducerRecord<byte[], byte[]> record(int size) {
        return new ProducerRecord<>(topic.name(), 0, "key".getBytes(), new byte[size]);
    }
}
