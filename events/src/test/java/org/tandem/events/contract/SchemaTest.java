package org.tandem.events.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.EventType;
import org.tandem.events.support.Json;
import org.tandem.events.support.JsonPaths;
import org.tandem.events.support.ModuleFiles;
import org.tandem.events.support.Schemas;
import org.tandem.events.support.Shape;

import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the schemas to the records, both ways. */
class SchemaTest {

    private static final String EVERY_TYPE = "org.tandem.events.support.Types#all";

    @Test
    void everyTypeHasASchemaAndEverySchemaAType() {
        assertThat(ModuleFiles.jsonBelow(ModuleFiles.SCHEMAS))
                .containsExactlyInAnyOrderElementsOf(EventTypes.all().stream().map(Schemas::file).toList());
    }

    @ParameterizedTest
    @MethodSource(EVERY_TYPE)
    void isAValidSchemaThatSaysWhatItIs(EventType<?> type) {
        JsonNode schema = Json.tree(ModuleFiles.read(Schemas.file(type)));

        assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("$id").asText()).isEqualTo(type.dataSchema());
        assertThat(schema.path("title").asText()).isNotBlank();
        assertThat(schema.path("description").asText()).endsWith(".");
        assertThat(Schemas.errors(schema)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(EVERY_TYPE)
    void hasTheFieldsOfTheRecord(EventType<?> type) {
        assertThat(Shape.ofSchema(Schemas.of(type))).isEqualTo(Shape.ofRecord(type.data()));
    }

    @ParameterizedTest
    @MethodSource(EVERY_TYPE)
    void describesEveryFieldAndRequiresOnlyWhatExists(EventType<?> type) {
        JsonPaths.eachObject(Schemas.of(type), node -> {
            if (isOfARecord(node)) {
                node.get("properties").properties().forEach(field ->
                        assertThat(field.getValue().path("description").asText()).as(field.getKey()).isNotBlank());
                node.path("required").forEach(name ->
                        assertThat(node.get("properties").has(name.textValue())).as("required: " + name).isTrue());
            }
        });
    }

    /** A closed list of values or fields would make a later, richer event invalid for those who validate. */
    @ParameterizedTest
    @MethodSource(EVERY_TYPE)
    void closesNothing(EventType<?> type) {
        JsonPaths.eachObject(Schemas.of(type), node -> {
            assertThat(node.has("enum") || node.has("const")).as("closed list of values in " + node).isFalse();
            if (isOfARecord(node)) {
                assertThat(node.path("additionalProperties").asBoolean()).as("open to later fields: " + node).isTrue();
            }
        });
    }

    @ParameterizedTest
    @MethodSource(EVERY_TYPE)
    void showsEveryFieldInAValidExample(EventType<?> type) {
        JsonNode example = Schemas.example(type);

        assertThat(Schemas.errors(type, example)).isEmpty();
        assertThat(JsonPaths.of(example, Shape.ofRecord(type.data()))).isEqualTo(Shape.ofRecord(type.data()).keySet());
    }

    @ParameterizedTest
    @MethodSource(EVERY_TYPE)
    void readsTheExampleAndWritesItBack(EventType<?> type) {
        // Given
        JsonNode example = Schemas.example(type);

        // When
        JsonNode written = Json.tree(Json.write(Json.read(example, type.data())));

        // Then
        assertThat(written).isEqualTo(example);
        assertThat(Schemas.errors(type, written)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(EVERY_TYPE)
    void takesAFieldItDoesNotKnow(EventType<?> type) {
        // Given
        JsonNode later = Schemas.example(type);

        // When
        ((ObjectNode) later).putObject("ofALaterTime").put("answer", 42);

        // Then
        assertThat(Schemas.errors(type, later)).isEmpty();
        assertThat(Json.read(later, type.data())).isEqualTo(Json.read(Schemas.example(type), type.data()));
    }

    @ParameterizedTest
    @MethodSource(EVERY_TYPE)
    void refusesAnEventWithoutWhatIsRequired(EventType<?> type) {
        assertThat(Schemas.of(type).path("required")).isNotEmpty();
        Schemas.of(type).get("required").forEach(name -> {
            ObjectNode incomplete = (ObjectNode) Schemas.example(type);
            incomplete.remove(name.textValue());

            assertThat(Schemas.errors(type, incomplete)).as("without " + name).isNotEmpty();
        });
    }

    @Test
    void saysTheSameOfAPartInEverySchemaItIsIn() {
        Map<String, JsonNode> parts = new HashMap<>();
        EventTypes.all().forEach(type -> Schemas.of(type).path("$defs").properties().forEach(part ->
                assertThat(part.getValue()).as(part.getKey() + " in " + type.wireName())
                        .isEqualTo(parts.computeIfAbsent(part.getKey(), name -> part.getValue()))));

        assertThat(parts).containsKeys("leadId", "utm", "business", "consent");
    }

    /** By its type too: one event has a field that is called properties. */
    private static boolean isOfARecord(JsonNode schema) {
        return schema.path("type").asText().equals("object") && schema.has("properties");
    }
}
