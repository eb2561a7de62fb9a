package org.tandem.platform;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** One KRaft broker, kept simple: what {@link Servers} starts where nothing better is on the class path. */
final class PlainBroker {

    private static final String CONTROLLER = "CONTROLLER";

    private PlainBroker() {
    }

    public static void main(String[] args) throws Exception {
        Path directory = Files.createDirectories(Path.of(args[0])).toAbsolutePath();
        String address = "127.0.0.1:" + args[1];
        Properties settings = settings(directory, address);
        format(directory, settings);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        server.startup();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            admin.describeCluster().nodes().get(60, TimeUnit.SECONDS);
        }
        System.out.println("ready " + address);
        server.awaitShutdown();
    }

    private static void format(Path directory, Properties settings) throws Exception {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        Path file = directory.resolveSibling(directory.getFileName() + ".properties");
        try (var out = Files.newOutputStream(file)) {
            settings.store(out, null);
        }
        StorageTool.execute(new String[]{"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()}, System.out);
    }

    private static Properties settings(Path directory, String address) {
        String controller = "127.0.0.1:" + FreePorts.one();
        Properties settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@" + controller);
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("listeners", "PLAINTEXT://" + address + "," + CONTROLLER + "://" + controller);
        settings.put("advertised.listeners", "PLAINTEXT://" + address);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        settings.put("log.dirs", directory.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // a killed broker is let in again only when its old session has ended: 5.5 s instead of 11.6 s
        settings.put("broker.session.timeout.ms", "3000");
        return settings;
    }
}
