package org.tandem.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The settings of a broker that is alone: it copies nothing, so nothing may wait for a second copy. */
final class KafkaSettings {

    static final int NODE = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final Map<String, String> FIXED = Map.ofEntries(
            // A topic that nobody created would get one partition and a retention that deletes the truth.
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("default.replication.factor", "1"),
            Map.entry("min.insync.replicas", "1"),

            // A killed broker may serve again only when the session of its own former self has ended.
            Map.entry("broker.session.timeout.ms", "3000"),
            Map.entry("broker.heartbeat.interval.ms", "500"),
            // The first consumer of a group need not wait for others that may join.
            Map.entry("group.initial.rebalance.delay.ms", "0"),

            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "4"),

            // Compaction is what erases personal data, so it is never off; the default buffer of 128 MB is for servers.
            Map.entry("log.cleaner.enable", "true"),
            Map.entry("log.cleaner.threads", "1"),
            Map.entry("log.cleaner.dedupe.buffer.size", String.valueOf(8 * 1024 * 1024)),
            Map.entry("log.segment.bytes", String.valueOf(64 * 1024 * 1024)),
            // Each partition maps two index files of this size; a full 64 MB segment needs an eighth of it.
            Map.entry("log.index.size.max.bytes", String.valueOf(1024 * 1024)),

            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"),
            Map.entry("background.threads", "2"),
            Map.entry("num.recovery.threads.per.data.dir", "2"),
            Map.entry("group.coordinator.threads", "1"));

    private KafkaSettings() {
    }

    static Properties of(Path dir, int port, int controllerPort, Map<String, String> overrides) {
        var settings = new Properties();
        settings.putAll(FIXED);
        settings.putAll(overrides);
        settings.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", String.valueOf(NODE),
                "log.dirs", dir.toString(),
                "listeners", "PLAINTEXT://" + address(port) + "," + CONTROLLER_LISTENER + "://" + address(controllerPort),
                "advertised.listeners", "PLAINTEXT://" + address(port),
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT",
                "inter.broker.listener.name", "PLAINTEXT",
                "controller.listener.names", CONTROLLER_LISTENER,
                // Static voters: the controller's port is read from here and not from the directory, so it may change.
                "controller.quorum.voters", NODE + "@" + address(controllerPort)));
        return settings;
    }

    static String address(int port) {
        return Loopback.HOST + ":" + port;
    }
}
