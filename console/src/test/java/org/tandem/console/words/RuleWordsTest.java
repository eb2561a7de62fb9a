package org.tandem.console.words;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** A score is explained in the language of the page: scoring words its rules in English, and sends a key with each. */
class RuleWordsTest {

    private static final Path MODEL = Path.of("../scoring-service/src/main/resources/models/standard.json");
    private static final Path CHINESE = Path.of("src/main/resources/web/app/shell/messages.zh.ts");

    @Test
    void everyRuleOfTheShippedModelHasItsWords() throws IOException {
        // Given
        JsonNode model = new ObjectMapper().readTree(MODEL.toFile());
        List<String> keys = Stream.of(
                keys("fit", model.path("fit"), "code"),
                stream(model.path("groups")).flatMap(group -> keys("rule", group.path("rules"), "code")),
                Stream.of("scoring.rule." + model.path("returnVisit").path("code").asText()),
                keys("rule", model.path("handRaise").path("rules"), "code"),
                keys("disqualifier", model.path("disqualifiers"), "reason")).flatMap(key -> key).toList();

        // When
        String words = Files.readString(CHINESE);

        // Then
        assertThat(keys).hasSizeGreaterThan(30).allSatisfy(key -> assertThat(words).contains("'" + key + "': '"));
    }

    private static Stream<String> keys(String kind, JsonNode rules, String code) {
        return stream(rules).map(rule -> "scoring." + kind + "." + rule.path(code).asText());
    }

    private static Stream<JsonNode> stream(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false);
    }
}
