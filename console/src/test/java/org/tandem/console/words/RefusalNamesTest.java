package org.tandem.console.words;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** What is refused after a while is put in words by the name under which each service says why. */
class RefusalNamesTest {

    private static final Path API = Path.of("src/main/resources/web/app/shell/api.ts");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "refusal | ../pipeline-service/src/main/java/org/tandem/pipeline/ask/DecisionView.java | record DecisionView(",
            "refusal | ../feedback-service/src/main/java/org/tandem/feedback/verdict/VerdictViews.java | record RequestView("})
    void thePageReadsWhatTheServiceSays(String name, Path service, String view) throws IOException {
        // Given
        String said = Files.readString(service);
        String components = said.substring(said.indexOf(view), said.indexOf('{', said.indexOf(view)));

        // When
        String page = Files.readString(API);

        // Then
        assertThat(components).contains("String " + name);
        assertThat(page.substring(page.indexOf("decision.status === 'refused'"), page.indexOf("decision.status !== 'pending'")))
                .contains("decision." + name);
    }
}
