package org.tandem.projection.topic;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.tandem.events.topic.Topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Compares the broker's topics with what they must be. A topic that deletes would destroy the truth quietly; one with
 * another partition count would mix up the order of a lead's facts.
 */
public final class TopicGuard {

    private TopicGuard() {
    }

    /**
     * @return what is wrong, one line for each setting: topic, setting, value, what it must be; empty if all is well
     * @throws ExecutionException if the broker would not say
     * @throws TimeoutException   if it did not answer
     */
    public static List<String> problems(Admin admin, Collection<Topic> topics, int partitions)
            throws ExecutionException, TimeoutException, InterruptedException {
        List<String> problems = new ArrayList<>();
        Map<String, KafkaFuture<TopicDescription>> descriptions =
                admin.describeTopics(topics.stream().map(Topic::name).toList()).topicNameValues();
        Map<ConfigResource, KafkaFuture<Config>> configs =
                admin.describeConfigs(topics.stream().map(TopicGuard::resource).toList()).values();
        for (Topic topic : topics) {
            TopicDescription description;
            try {
                description = descriptions.get(topic.name()).get(10, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                    problems.add("topic " + topic.name() + " is missing: create it with " + partitions
                            + " partitions and " + topic.settings());
                    continue;
                }
                throw e;
            }
            if (description.partitions().size() != partitions) {
                problems.add("topic " + topic.name() + " has " + description.partitions().size()
                        + " partitions, tandem.stream.partitions is " + partitions
                        + ": the count is chosen once for all topics and never changed");
            }
            Config config = configs.get(resource(topic)).get(10, TimeUnit.SECONDS);
            topic.settings().forEach((name, value) -> {
                ConfigEntry entry = config.get(name);
                if (entry == null || !same(value, entry.value())) {
                    problems.add("topic " + topic.name() + ": " + name + " is "
                            + (entry == null ? "unknown" : entry.value() + " (" + entry.source() + ")") + ", must be " + value);
                }
            });
            int replicas = description.partitions().get(0).replicas().size();
            ConfigEntry inSync = config.get("min.insync.replicas");
            if (replicas > 1 && inSync != null && Integer.parseInt(inSync.value()) < 2) {
                problems.add("topic " + topic.name() + ": min.insync.replicas is " + inSync.value() + " with " + replicas
                        + " replicas, must be 2 or more: an acknowledgement of one broker can be lost with it");
            }
        }
        return problems;
    }

    private static ConfigResource resource(Topic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }

    /** Lists such as {@code compact,delete} have no order. */
    private static boolean same(String expected, String actual) {
        return new HashSet<>(Arrays.asList(expected.split(","))).equals(new HashSet<>(Arrays.asList(actual.split(","))));
    }
}
