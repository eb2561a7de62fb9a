package org.tandem.events.catalogue;

import org.junit.jupiter.api.Test;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.EventType;
import org.tandem.events.support.ModuleFiles;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;

import java.io.IOException;
import java.nio.file.Files;

import static org.assertj.core.api.Assertions.assertThat;

class EventCatalogueTest {

    static final String REWRITE = "./mvnw -pl events test -Dtest=EventCatalogueTest -Dtandem.docs.write=true";

    @Test
    void isAsCommitted() throws IOException {
        // Given
        String catalogue = EventCatalogue.markdown();
        if (Boolean.getBoolean("tandem.docs.write")) {
            Files.createDirectories(ModuleFiles.CATALOGUE.getParent());
            Files.writeString(ModuleFiles.CATALOGUE, catalogue);
        }

        // When
        String committed = Files.exists(ModuleFiles.CATALOGUE)
                ? ModuleFiles.read(ModuleFiles.CATALOGUE).replace("\r\n", "\n")
                : "";

        // Then
        assertThat(committed).as("docs/events.md is out of date; run: %s", REWRITE).isEqualTo(catalogue);
    }

    @Test
    void namesEveryTopicAndType() {
        assertThat(EventCatalogue.markdown())
                .contains(Topics.all().stream().map(Topic::name).map("\n## %s\n"::formatted).toList())
                .contains(EventTypes.all().stream().map(EventType::wireName).map("\n### %s\n"::formatted).toList());
    }
}
