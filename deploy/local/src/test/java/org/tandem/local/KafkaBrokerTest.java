package org.tandem.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandem.events.topic.Topics;

class KafkaBrokerTest {

    private static final String TOPIC = Topics.LEADS.name();

    @TempDir
    Path dir;

    @Test
    void continuesInTheSameDirectoryAndOnTheSamePort() throws Exception {
        int port;
        try (var broker = KafkaBroker.start(dir, 0)) {
            port = broker.port();
            TopicSetup.create(broker.bootstrapServers(), List.of(Topics.LEADS), 1, Map.of());
            TestLog.write(broker.bootstrapServers(), TOPIC, "before");
        }

        try (var again = KafkaBroker.start(dir, port)) {
            assertThat(again.bootstrapServers()).endsWith(":" + port);
            TestLog.write(again.bootstrapServers(), TOPIC, "after");
            assertThat(TestLog.read(again.bootstrapServers(), TOPIC)).containsExactly("before", "after");
        }
    }

    @Test
    void continuesAfterItWasKilled() throws Exception {
        try (var broker = ServerProcess.start(KafkaBroker.class, dir, 0)) {
            TopicSetup.create(broker.address(), List.of(Topics.LEADS), 1, Map.of());
            TestLog.write(broker.address(), TOPIC, "before");
            broker.kill();

            try (var again = ServerProcess.start(KafkaBroker.class, dir, broker.port())) {
                assertThat(TestLog.read(again.address(), TOPIC)).containsExactly("before");
                again.stop();
            }
        }
    }

    @Test
    void createsNoTopicByItselfAndTakesSettings() throws Exception {
        try (var broker = KafkaBroker.start(dir, 0, Map.of("log.cleaner.backoff.ms", "50"));
                var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            var resource = new ConfigResource(ConfigResource.Type.BROKER, "1");
            var settings = admin.describeConfigs(List.of(resource)).all().get().get(resource);

            assertThat(settings.get("auto.create.topics.enable").value()).isEqualTo("false");
            assertThat(settings.get("broker.session.timeout.ms").value()).isEqualTo("3000");
            assertThat(settings.get("log.cleaner.backoff.ms").value()).isEqualTo("50");
        }
    }

    @Test
    void restartsFromAThreadWithAnyClassLoader() throws Exception {
        KafkaBroker.start(dir, 0).close();
        var thread = Thread.currentThread();
        var own = thread.getContextClassLoader();
        try (var foreign = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(foreign);
            try (var broker = KafkaBroker.start(dir, 0)) {
                assertThat(thread.getContextClassLoader()).isSameAs(foreign);
                assertThat(Loopback.isFree(broker.port())).isFalse();
            }
        } finally {
            thread.setContextClassLoader(own);
        }
    }

    @Test
    void refusesAPortThatIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName(Loopback.HOST))) {
            assertThatThrownBy(() -> KafkaBroker.start(dir, taken.getLocalPort()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " is taken");
        }
    }

    @Test
    void endsItsProcessWhenItCannotStart() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName(Loopback.HOST))) {
            assertThatThrownBy(() -> ServerProcess.start(KafkaBroker.class, dir, taken.getLocalPort()))
                    .hasMessage("KafkaBroker did not get ready but said: null");
        }
    }
}
