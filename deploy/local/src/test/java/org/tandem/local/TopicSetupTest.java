package org.tandem.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandem.events.topic.Topics;

class TopicSetupTest {

    @TempDir
    Path dir;

    @Test
    void createsWhatIsMissingAndLeavesTheRestAlone() throws Exception {
        try (var broker = KafkaBroker.start(dir, 0);
                var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            TopicSetup.create(broker.bootstrapServers(), List.of(Topics.LEADS), 3, Map.of("segment.bytes", "1048576"));

            TopicSetup.create(broker.bootstrapServers(), Topics.all(), 6, Map.of());

            assertThat(partitions(admin, Topics.LEADS.name())).isEqualTo(3);
            assertThat(partitions(admin, Topics.LEAD_PROFILES.name())).isEqualTo(6);
            assertThat(settings(admin, Topics.LEADS.name()).get("segment.bytes").value()).isEqualTo("1048576");
            for (var topic : Topics.all()) {
                var settings = settings(admin, topic.name());
                topic.settings().forEach((name, value) -> assertThat(settings.get(name).value())
                        .describedAs("%s of %s", name, topic.name()).isEqualTo(value));
            }
        }
    }

    private static int partitions(Admin admin, String topic) throws Exception {
        return admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().size();
    }

    private static Config settings(Admin admin, String topic) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource)).all().get().get(resource);
    }
}
