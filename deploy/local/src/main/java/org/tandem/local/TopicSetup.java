package org.tandem.local;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.tandem.events.topic.Topic;

/** Gives a broker the topics of the stream, each with the settings without which it would lose what it holds. */
public final class TopicSetup {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private TopicSetup() {
    }

    /**
     * Creates the topics that are missing and returns when all of them can be used. A topic that exists is left alone,
     * even with other settings or another number of partitions: to change either is a decision, not a set-up.
     *
     * @param partitions  of every topic that is created; the count is chosen once, because a change moves keys
     * @param extraConfig topic settings on top of each topic's own, such as a compaction that does not wait
     */
    public static void create(String bootstrapServers, Collection<Topic> topics, int partitions,
            Map<String, String> extraConfig) {
        var config = Map.<String, Object>of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis());
        try (var admin = Admin.create(config)) {
            var existing = get(admin.listTopics().names());
            var missing = topics.stream().filter(topic -> !existing.contains(topic.name())).toList();
            admin.createTopics(missing.stream().map(topic -> newTopic(topic, partitions, extraConfig)).toList())
                    .values().values().forEach(TopicSetup::getUnlessItExists);
            var names = missing.stream().map(Topic::name).collect(Collectors.toSet());
            // The controller has answered, but the broker may need a moment more to know of it.
            Poll.until("topics " + names + " can be used", LIMIT, () -> canBeDescribed(admin, names));
            askLeaders(admin, names);
        }
    }

    private static NewTopic newTopic(Topic topic, int partitions, Map<String, String> extraConfig) {
        var settings = new HashMap<>(topic.settings());
        settings.putAll(extraConfig);
        return new NewTopic(topic.name(), partitions, (short) 1).configs(settings);
    }

    private static boolean canBeDescribed(Admin admin, Set<String> names) {
        try {
            return admin.describeTopics(names).allTopicNames().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS).values()
                    .stream().flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition -> partition.leader() != null && !partition.leader().isEmpty());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw failed(e);
        } catch (InterruptedException | TimeoutException e) {
            throw failed(e);
        }
    }

    /** A leader that is named may still be making its logs; it answers once it has them, and takes records from then on. */
    private static void askLeaders(Admin admin, Set<String> names) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        get(admin.describeTopics(names).allTopicNames()).values().forEach(topic -> topic.partitions().forEach(partition ->
                ends.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest())));
        get(admin.listOffsets(ends).all());
    }

    private static void getUnlessItExists(KafkaFuture<Void> creation) {
        try {
            get(creation);
        } catch (IllegalStateException e) {
            // Somebody else created it between our look and our request.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(Throwable cause) {
        if (cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return new IllegalStateException("topics could not be created: " + cause.getMessage(), cause);
    }
}
