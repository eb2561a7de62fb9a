package org.tandem.events.contract;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.Attribute;
import org.tandem.events.envelope.EventType;
import org.tandem.events.support.AsyncApi;
import org.tandem.events.support.ModuleFiles;
import org.tandem.events.support.Schemas;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the published description of the stream to the code, both ways. */
class AsyncApiTest {

    private static final String EVERY_TOPIC = "topics";
    private static final String EVERY_TYPE = "org.tandem.events.support.Types#all";

    /** Headers that an event may be without. */
    private static final List<String> OPTIONAL = List.of(Attribute.SUBJECT, Attribute.KNOWN_TIME, Attribute.CONTENT_HASH,
            Attribute.SOURCE_POSITION, Attribute.CAUSATION_ID, Attribute.NOT_AFTER, Attribute.TRACE_PARENT);

    @Test
    void hasAChannelAndASendOperationForEveryTopicAndNoOthers() {
        // Given
        List<String> topics = Topics.all().stream().map(Topic::name).toList();

        // Then
        assertThat(AsyncApi.document().path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(names(AsyncApi.document().path("channels"))).containsExactlyElementsOf(topics);
        assertThat(elements(AsyncApi.document().path("operations")))
                .extracting(operation -> operation.at("/channel/$ref").asText())
                .containsExactlyElementsOf(topics.stream().map(topic -> "#/channels/" + topic).toList());
    }

    @ParameterizedTest
    @MethodSource(EVERY_TOPIC)
    void saysOfATopicWhatTheCodeSays(Topic topic) {
        JsonNode channel = AsyncApi.channel(topic);

        assertThat(channel.path("address").asText()).isEqualTo(topic.name());
        assertThat(channel.path("description").asText()).endsWith(".");
        assertThat(channel.path("x-writer").asText()).isEqualTo(topic.writer());
        assertThat(channel.path("x-key").asText()).isEqualTo(topic.key());
        assertThat(channel.path("x-personal-data").isBoolean()).isTrue();
        assertThat(channel.path("x-personal-data").booleanValue()).isEqualTo(topic.personalData());
    }

    @ParameterizedTest
    @MethodSource(EVERY_TOPIC)
    void keepsATopicAsTheCodeDoes(Topic topic) {
        // When
        Map<String, String> settings = AsyncApi.channel(topic).at("/bindings/kafka/topicConfiguration").properties()
                .stream().collect(Collectors.toMap(Map.Entry::getKey, setting -> asKafkaWritesIt(setting.getValue())));

        // Then
        assertThat(settings).isEqualTo(topic.settings());
    }

    @ParameterizedTest
    @MethodSource(EVERY_TOPIC)
    void listsTheTypesOfATopic(Topic topic) {
        assertThat(names(AsyncApi.channel(topic).path("messages")))
                .containsExactlyElementsOf(EventTypes.on(topic).stream().map(EventType::wireName).toList());
    }

    @ParameterizedTest
    @MethodSource(EVERY_TOPIC)
    void letsTheWriterSend(Topic topic) {
        JsonNode operation = elements(AsyncApi.document().path("operations"))
                .filter(candidate -> candidate.at("/channel/$ref").asText().equals("#/channels/" + topic.name()))
                .findFirst().orElseThrow();

        assertThat(operation.path("action").asText()).isEqualTo("send");
        assertThat(operation.path("x-writer").asText()).isEqualTo(topic.writer());
    }

    @Test
    void describesNoMessageThatIsNoType() {
        assertThat(names(AsyncApi.document().at("/components/messages")))
                .containsExactlyElementsOf(EventTypes.all().stream().map(EventType::wireName).toList());
    }

    @ParameterizedTest
    @MethodSource(EVERY_TYPE)
    void describesEachTypeByItsSchema(EventType<?> type) {
        JsonNode message = AsyncApi.message(type.wireName());

        assertThat(message.path("name").asText()).isEqualTo(type.wireName());
        assertThat(message.path("title").asText()).isEqualTo(Schemas.of(type).path("title").asText());
        assertThat(message.path("contentType").asText()).isEqualTo(Attribute.JSON);
        assertThat(message.at("/traits/0/$ref").asText()).isEqualTo("#/components/messageTraits/event");
        assertThat(message.at("/headers/properties/ce_type/const").asText()).isEqualTo(type.wireName());
        assertThat(message.at("/headers/properties/ce_dataschema/const").asText()).isEqualTo(type.dataSchema());
        assertThat(ModuleFiles.ASYNC_API.resolveSibling(message.at("/payload/schema/$ref").asText()))
                .isEqualTo(Schemas.file(type));
    }

    @Test
    void describesEveryHeaderAndNoOthers() {
        // Given
        List<String> attributes = Arrays.stream(Attribute.class.getFields()).map(AsyncApiTest::value)
                .filter(name -> name.startsWith("ce_") || name.equals(Attribute.CONTENT_TYPE) || name.equals(Attribute.TRACE_PARENT))
                .toList();

        // When
        JsonNode headers = AsyncApi.document().at("/components/messageTraits/event/headers");

        // Then
        assertThat(names(headers.path("properties"))).containsExactlyInAnyOrderElementsOf(attributes);
        assertThat(elements(headers.path("properties"))).allMatch(header -> !header.path("description").asText().isEmpty());
        assertThat(headers.at("/properties/ce_specversion/const").asText()).isEqualTo(Attribute.SPEC_VERSION_1_0);
        assertThat(elements(headers.path("required"))).extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(attributes.stream().filter(name -> !OPTIONAL.contains(name)).toList());
    }

    @Test
    void refersToNothingThatIsMissing() {
        AsyncApi.document().findValuesAsText("$ref").stream().filter(ref -> ref.startsWith("#"))
                .forEach(ref -> assertThat(AsyncApi.document().at(ref.substring(1)).isObject()).as(ref).isTrue());
    }

    static Stream<Named<Topic>> topics() {
        return Topics.all().stream().map(topic -> Named.of(topic.name(), topic));
    }

    private static String asKafkaWritesIt(JsonNode setting) {
        return setting.isArray() ? elements(setting).map(JsonNode::asText).collect(Collectors.joining(",")) : setting.asText();
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Stream<JsonNode> elements(JsonNode container) {
        return StreamSupport.stream(container.spliterator(), false);
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
