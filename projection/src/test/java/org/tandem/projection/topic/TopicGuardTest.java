package org.tandem.projection.topic;

import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tandem.events.topic.Retention;
import org.tandem.events.topic.Topic;
import org.tandem.test.TestPlatform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class TopicGuardTest {

    private static final int PARTITIONS = 3;

    private final TestPlatform platform = TestPlatform.get();
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()));

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void topicsAsTheyMustBeAreNoProblem() throws Exception {
        // Given
        List<Topic> topics = new ArrayList<>();
        for (Retention retention : Retention.values()) {
            topics.add(topic(retention));
        }

        // When
        platform.createTopics(topics, PARTITIONS);

        // Then
        assertThat(TopicGuard.problems(admin, topics, PARTITIONS)).isEmpty();
    }

    @Test
    void everyWrongSettingIsNamedWithItsValueAndWhatItMustBe() throws Exception {
        for (Retention retention : Retention.values()) {
            for (String setting : topic(retention).settings().keySet()) {
                // Given a topic with one setting that is another
                Topic topic = topic(retention);
                String wrong = switch (setting) {
                    case "cleanup.policy" -> topic.settings().get(setting).equals("delete") ? "compact" : "delete";
                    default -> "86400001";
                };
                platform.createTopics(List.of(topic), PARTITIONS, Map.of(setting, wrong));

                // Then
                assertThat(TopicGuard.problems(admin, List.of(topic), PARTITIONS)).containsExactly("topic " + topic.name()
                        + ": " + setting + " is " + wrong + " (DYNAMIC_TOPIC_CONFIG), must be " + topic.settings().get(setting));
            }
        }
    }

    @Test
    void aMissingTopicAndAWrongPartitionCountAreNamedTogether() throws Exception {
        // Given
        Topic missing = topic(Retention.FOR_EVER);
        Topic narrow = topic(Retention.SEVEN_DAYS);
        platform.createTopics(List.of(narrow), 2);

        // When
        List<String> problems = TopicGuard.problems(admin, List.of(missing, narrow), PARTITIONS);

        // Then
        assertThat(problems).hasSize(2);
        assertThat(problems.get(0)).startsWith("topic " + missing.name() + " is missing: create it with 3 partitions and {")
                .contains("retention.ms=-1");
        assertThat(problems.get(1)).startsWith("topic " + narrow.name()
                + " has 2 partitions, tandem.stream.partitions is 3");
    }

    private static Topic topic(Retention retention) {
        return new Topic("guarded-" + UUID.randomUUID(), "test", "key", retention, false);
    }
}
