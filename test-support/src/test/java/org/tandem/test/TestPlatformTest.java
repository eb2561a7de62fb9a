package org.tandem.test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.tandem.events.topic.Retention;
import org.tandem.events.topic.Topic;

class TestPlatformTest {

    private static final Topic TOPIC = new Topic("platform-test", "test", "any", Retention.FOR_EVER, false);

    private final TestPlatform platform = TestPlatform.get();

    @Test
    void isTheSameForEverybody() {
        assertThat(TestPlatform.get().bootstrapServers()).isEqualTo(platform.bootstrapServers());
    }

    @Test
    void isTheSameInAnotherClassLoader() throws Exception {
        try (var loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            var otherType = loader.loadClass(TestPlatform.class.getName());
            assertThat(otherType).isNotEqualTo(TestPlatform.class);

            var other = otherType.getMethod("get").invoke(null);

            assertThat(otherType.getMethod("bootstrapServers").invoke(other)).isEqualTo(platform.bootstrapServers());
            assertThat(otherType.getMethod("jdbcUrl", String.class).invoke(other, "any")).isEqualTo(platform.jdbcUrl("any"));
        }
    }

    @Test
    void givesEachItsOwnDatabase() throws Exception {
        var first = platform.freshDatabase();
        var second = platform.freshDatabase();

        assertThat(first).isNotEqualTo(second);
        for (var url : List.of(first, second)) {
            try (var connection = DriverManager.getConnection(url); var statement = connection.createStatement()) {
                statement.execute("create table only_one_here (id int)");
            }
        }
    }

    @Test
    void takesTheBrokerAwayAndBringsItBackWithItsData() throws Exception {
        platform.createTopics(List.of(TOPIC), 2);
        try (var log = new KafkaLog(platform.bootstrapServers())) {
            log.send(new ProducerRecord<>(TOPIC.name(), 1, null, "before".getBytes(UTF_8)));
            platform.stopBroker();
            try {
                assertThatThrownBy(this::sendInASecond).hasMessageContaining("Topic platform-test not present in metadata");
            } finally {
                platform.startBroker();
            }

            log.send(new ProducerRecord<>(TOPIC.name(), 1, null, "after".getBytes(UTF_8)));

            assertThat(log.read(TOPIC.name())).extracting(record -> new String(record.value(), UTF_8))
                    .containsExactly("before", "after");
        }
    }

    private void sendInASecond() throws Exception {
        var config = Map.<String, Object>of("bootstrap.servers", platform.bootstrapServers(), "max.block.ms", "1000");
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TOPIC.name(), "never".getBytes(UTF_8))).get();
        }
    }

    private static URL[] classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(TestPlatformTest::url).toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
