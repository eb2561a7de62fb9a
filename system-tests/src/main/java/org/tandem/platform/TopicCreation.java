package org.tandem.platform;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.tandem.events.topic.Topic;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Creates topics with the real settings and the real partition count: a broker's own guess would hide order mistakes. */
public final class TopicCreation {

    private TopicCreation() {
    }

    public static void create(String bootstrap, Collection<Topic> topics, int partitions) {
        createAll(bootstrap, topics.stream()
                .map(t -> new NewTopic(t.name(), Optional.of(partitions), Optional.of((short) 1)).configs(t.settings()))
                .toList());
    }

    /** Topics that belong to no service, with the broker's defaults. */
    public static void createPlain(String bootstrap, Collection<String> names, int partitions) {
        createAll(bootstrap, names.stream()
                .map(name -> new NewTopic(name, Optional.of(partitions), Optional.of((short) 1))).toList());
    }

    private static void createAll(String bootstrap, Collection<NewTopic> topics) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(topics).all().get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("cannot create topics at " + bootstrap, e);
        }
    }
}
