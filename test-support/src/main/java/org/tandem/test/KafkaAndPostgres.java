package org.tandem.test;

import java.util.HashMap;
import java.util.Map;

import org.tandem.events.topic.Topics;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * What a service needs around it, for its {@code @QuarkusTest}s: the {@link TestPlatform} with all topics of the stream
 * and a fresh database, and a public key that trusts {@link Tokens}.
 *
 * <p>Init arguments: {@code partitions} (6), and topic settings as {@code topic.<setting>}, such as
 * {@code topic.min.compaction.lag.ms}. Topics are shared by all tests of the JVM and made once, so the first resource
 * that starts decides; use one resource per module.
 */
public final class KafkaAndPostgres implements QuarkusTestResourceLifecycleManager {

    /** The namespace of every lead id in tests; constant, so that a test can know an id beforehand. */
    public static final String IDENTITY_NAMESPACE = "c41b8c57-0979-5931-8218-6d525878e6e7";

    private static final String TOPIC_SETTING = "topic.";

    private int partitions = 6;
    private final Map<String, String> topicConfig = new HashMap<>();

    @Override
    public void init(Map<String, String> initArgs) {
        initArgs.forEach((name, value) -> {
            if (name.equals("partitions")) {
                partitions = Integer.parseInt(value);
            } else if (name.startsWith(TOPIC_SETTING)) {
                topicConfig.put(name.substring(TOPIC_SETTING.length()), value);
            } else {
                throw new IllegalArgumentException("init argument " + name + "=" + value
                        + " is not known: use partitions, or topic.<setting>");
            }
        });
    }

    @Override
    public Map<String, String> start() {
        var platform = TestPlatform.get();
        platform.createTopics(Topics.all(), partitions, topicConfig);
        return Map.ofEntries(
                Map.entry("kafka.bootstrap.servers", platform.bootstrapServers()),
                Map.entry("quarkus.datasource.jdbc.url", platform.freshDatabase()),
                Map.entry("quarkus.datasource.username", "postgres"),
                // The embedded server asks for none, but Quarkus takes an empty one for a mistake.
                Map.entry("quarkus.datasource.password", "postgres"),
                Map.entry("quarkus.devservices.enabled", "false"),
                Map.entry("quarkus.oidc.public-key", SigningKey.publicKeyPemBody()),
                Map.entry("quarkus.oidc.token.issuer", Tokens.ISSUER),
                Map.entry("quarkus.oidc.token.audience", Tokens.AUDIENCE),
                Map.entry("tandem.identity.namespace", IDENTITY_NAMESPACE));
    }

    /** Leaves the platform to the tests that follow. */
    @Override
    public void stop() {
    }
}
