package org.tandem.platform;

import org.tandem.local.TopicSetup;
import org.tandem.local.service.Jars;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tandem.events.topic.Topics;
import org.tandem.faults.decide.Qualifier;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A service that would do harm ends at once, with the exit code that means a wrong configuration (EX_CONFIG of sysexits.h)
 * and one message that says the setting or topic, its value and what to do.
 */
class RefusesToStartIT {

    private static final int WRONG_CONFIGURATION = 78;
    private static final Duration END = Duration.ofSeconds(60);

    @TempDir
    static Path directory;
    private static Platform platform;
    private static int launched;

    @BeforeAll
    static void start() {
        platform = Platform.withoutServices(directory, Jars.root().resolve("system-tests/target/refuses/" + System.nanoTime()));
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    /** What the next one finds is as it should be. */
    @AfterEach
    void repair() throws Exception {
        TopicSetup.create(platform.broker().bootstrap(), Topics.all(), Platform.PARTITIONS, Map.of());
        for (var setting : Topics.LEADS.settings().entrySet()) {
            set(setting.getKey(), setting.getValue());
        }
    }

    @ParameterizedTest
    @CsvSource({
            "retention.ms, 604800000, 'topic leads: retention.ms is 604800000 (DYNAMIC_TOPIC_CONFIG), must be -1'",
            "cleanup.policy, compact, 'topic leads: cleanup.policy is compact (DYNAMIC_TOPIC_CONFIG), must be delete'"})
    void onATopicThatForgets(String setting, String value, String message) throws Exception {
        // Given
        set(setting, value);

        // When
        Service service = capture(List.of());

        // Then
        assertRefuses(service, message);
    }

    @Test
    void withoutAPlaceForWhatItCannotRead() throws Exception {
        // Given
        try (Admin admin = admin()) {
            admin.deleteTopics(List.of(Topics.LEAD_CAPTURE_PARKED.name())).all().get(10, TimeUnit.SECONDS);
        }

        // When
        Service service = capture(List.of());

        // Then
        assertRefuses(service, "topic lead-capture-parked is missing: create it with 6 partitions and");
    }

    @Test
    void withAnotherNamespaceThanTheStreams() {
        // Given a stream that was begun
        Service before = capture(List.of());
        before.awaitReady();
        before.process().terminate(Duration.ofSeconds(20));

        // When
        Service service = capture(
                List.of("-Dtandem.identity.namespace=0d6f1a52-8f1f-4a63-9a50-0f8b1a2f4a11"));

        // Then
        assertRefuses(service, "set the namespace it was begun with");
    }

    @ParameterizedTest
    @CsvSource({
            "tandem.identity.namespace, '', tandem.identity.namespace is not set",
            "tandem.identity.namespace, 00000000-0000-0000-0000-000000000000, tandem.identity.namespace=00000000",
            "tandem.capture.senders.load.key-sha256, 2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b, key-sha256 is of a key that anybody would guess"})
    void withASecretThatIsNone(String setting, String value, String message) {
        // When
        Service service = capture(List.of("-D" + setting + "=" + value));

        // Then
        assertRefuses(service, message);
    }

    @Test
    void whenNobodyKnowsWhatItHasCausedAlready() {
        // Given scores of which none says what caused it, and a new database
        try (Qualifier qualifier = new Qualifier(platform.broker().bootstrap(), Platform.PARTITIONS, 1)) {
            qualifier.qualified(1);
            qualifier.acknowledged();
        }

        // When
        Service service = platform.launch("scoring", Platform.SCORING, List.of());

        // Then
        assertRefuses(service, "set tandem.stream.act-from to `here` or to `beginning`");

        // And told so, it starts
        platform.launch("scoring-told", Platform.SCORING, List.of("-Dtandem.stream.act-from=here")).awaitReady();
    }

    private void assertRefuses(Service service, String message) {
        assertThat(service.process().awaitExit(END)).as(service.process().tail(40)).isEqualTo(WRONG_CONFIGURATION);
        String log = service.process().tail(1_000);
        assertThat(log).contains(message).containsOnlyOnce("refusing to start").doesNotContain("\tat ");
    }

    /** Each with a log of its own. */
    private static Service capture(List<String> settings) {
        return platform.launch("capture-" + ++launched, Platform.CAPTURE, settings);
    }

    /** Of the topic that says which leads there are. */
    private static void set(String setting, String value) throws Exception {
        try (Admin admin = admin()) {
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, Topics.LEADS.name()),
                    List.of(new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET))))
                    .all().get(10, TimeUnit.SECONDS);
        }
    }

    private static Admin admin() {
        return Admin.create(Map.<String, Object>of("bootstrap.servers", platform.broker().bootstrap()));
    }
}
