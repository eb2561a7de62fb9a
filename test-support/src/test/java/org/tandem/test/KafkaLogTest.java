package org.tandem.test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandem.events.topic.Retention;
import org.tandem.events.topic.Topic;

class KafkaLogTest {

    private final TestPlatform platform = TestPlatform.get();
    private final KafkaLog log = new KafkaLog(platform.bootstrapServers());

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void readsWhatWasSentByPartitionAndOffset() {
        var topic = topic("log-test");

        var first = log.send(record(topic, 2, "k1", "a"));
        log.send(record(topic, 0, "k2", "b"));
        log.send(record(topic, 2, "k1", null));

        assertThat(first.partition()).isEqualTo(2);
        assertThat(log.read(topic)).extracting(record -> record.partition() + ":" + record.offset() + " "
                + new String(record.key(), UTF_8) + "=" + (record.value() == null ? null : new String(record.value(), UTF_8)))
                .containsExactly("0:0 k2=b", "2:0 k1=a", "2:1 k1=null");
    }

    @Test
    void readsAnEmptyTopicAtOnce() {
        assertThat(log.read(topic("log-test-empty"))).isEmpty();
    }

    @Test
    void getsToTheEndOfATransaction() {
        var topic = topic("log-test-transactions");
        var config = Map.<String, Object>of("bootstrap.servers", platform.bootstrapServers(),
                "transactional.id", "log-test", "enable.idempotence", "true");
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(record(topic, 0, "k", "a"));
            producer.commitTransaction();
        }

        // The last offset is the commit's own mark, which no poll returns.
        assertThat(log.read(topic)).hasSize(1);
    }

    @Test
    void saysThatThereIsNoSuchTopic() {
        assertThatThrownBy(() -> log.read("no-such-topic"))
                .isInstanceOf(IllegalStateException.class).hasMessage("there is no topic no-such-topic");
    }

    private String topic(String name) {
        platform.createTopics(List.of(new Topic(name, "test", "any", Retention.FOR_EVER, false)), 3);
        return name;
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, int partition, String key, String value) {
        return new ProducerRecord<>(topic, partition, key.getBytes(UTF_8), value == null ? null : value.getBytes(UTF_8));
    }
}
