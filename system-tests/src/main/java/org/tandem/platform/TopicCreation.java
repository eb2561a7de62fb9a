package org.tandem.platform;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.tandem.events.topic.Topic;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Creates topics with the real settings and the real partition count: a broker's own guess would hide order mistakes. */
public final class TopicCreation {

    private TopicCreation() {
    }

    public static void create(String bootstrap, Collection<Topic> topics, int partitions) {
        List<NewTopic> wanted = topics.stream()
                .map(t -> new NewTopic(t.name(), Optional.of(partitions), Optional.of((short) 1)).configs(t.settings()))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(wanted).all().get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("cannot create topics at " + bootstrap, e);
        }
    }
}
