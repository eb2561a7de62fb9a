package org.tandem.analytics.analyst;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.tandem.analytics.Stream;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;
import org.tandem.test.KafkaAndPostgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** What the guide for analysts shows is what runs. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class GuideTest {

    private static final Path GUIDE = Path.of("../docs/for-analysts.md");
    private static final Path SOURCE = Path.of("src/test/java/org/tandem/analytics/analyst/LeadsBySource.java");

    @Inject
    Stream stream;
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @Test
    void theConsumerCountsEveryLeadFromTheBeginning() throws Exception {
        String source = "fair-" + UUID.randomUUID();
        Instant now = Instant.parse("2026-03-02T09:00:00Z");
        stream.say(stream.make.captured(UUID.randomUUID(), source, null, now, now), stream.make.captured(UUID.randomUUID(), source, null, now, now));

        assertThat(LeadsBySource.count(bootstrap)).containsEntry(source, 2);
    }

    @Test
    void everyTopicWithPersonalDataIsNamedAsOne() throws Exception {
        String guide = Files.readString(GUIDE);
        String others = guide.substring(guide.indexOf("The others ("), guide.indexOf(") do, and are not for analyses"));

        assertThat(Topics.all()).filteredOn(Topic::personalData).isNotEmpty().allSatisfy(topic ->
                assertThat(others).containsAnyOf("`" + topic.name() + "`", "`…" + topic.name().substring(topic.name().lastIndexOf('-')) + "`"));
    }

    @Test
    void theGuideShowsTheConsumerThatRuns() throws Exception {
        String code = Files.readString(SOURCE);
        List<String> lines = code.substring(code.indexOf("// the guide begins\n") + 20, code.indexOf("        // the guide ends")).lines().toList();

        String shown = String.join("\n", lines.stream().map(line -> line.isBlank() ? line : line.substring(8)).toList());

        assertThat(Files.readString(GUIDE)).contains("```java\n" + shown + "\n```");
    }
}
