package org.tandem.events.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import org.tandem.events.EventTypes;
import org.tandem.events.envelope.EventType;
import org.tandem.events.support.AsyncApi;
import org.tandem.events.support.Schemas;
import org.tandem.events.support.Shape;
import org.tandem.events.topic.Retention;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;

import java.util.List;
import java.util.stream.StreamSupport;

/** The catalogue of topics and events for people, from what the code, the schemas and the AsyncAPI document say. */
final class EventCatalogue {

    private final StringBuilder page = new StringBuilder();

    private EventCatalogue() {
    }

    static String markdown() {
        EventCatalogue catalogue = new EventCatalogue();
        catalogue.introduction();
        catalogue.topics();
        Topics.all().forEach(catalogue::topic);
        catalogue.shared();
        return catalogue.page.toString().replace("\r\n", "\n"); // pretty JSON ends lines as the platform does
    }

    private void introduction() {
        line("# Events");
        line("");
        line("Every topic of the stream and every type of event on it. This page is generated from the schemas and the");
        line("code; a test fails when it is out of date, and");
        line("");
        line("```");
        line(EventCatalogueTest.REWRITE);
        line("```");
        line("");
        line("writes it again. The same for machines: `asyncapi.yaml` and `schemas/` in the `events` module.");
        line("");
        line("Events are CloudEvents 1.0 in binary content mode: attributes are record headers (`ce_id`, `ce_source`,");
        line("`ce_type`, `ce_subject`, `ce_time`, `ce_recordedtime`, …), the value is the data as JSON. Ignore fields and");
        line("types that you do not know: codes are open, and optional fields are added without a new version. A field that");
        line("is not known is absent, never null.");
        line("");
    }

    private void topics() {
        line("| topic | writer | key | kept | personal data |");
        line("|---|---|---|---|---|");
        for (Topic topic : Topics.all()) {
            line("| [`%s`](#%s) | %s | `%s` | %s | %s |".formatted(topic.name(), topic.name(), topic.writer(), topic.key(),
                    kept(topic.retention()), topic.personalData() ? "yes" : "no"));
        }
        line("");
    }

    private static String kept(Retention retention) {
        return switch (retention) {
            case FOR_EVER -> "for ever";
            case LATEST_PER_KEY -> "last record of each key; a deleted key two days";
            case NINETY_DAYS_OR_DELETED -> "90 days; a deleted key two days";
            case THIRTY_DAYS -> "30 days";
            case SEVEN_DAYS -> "7 days";
        };
    }

    private void topic(Topic topic) {
        line("## " + topic.name());
        line("");
        line(AsyncApi.channel(topic).path("description").asText());
        line("");
        EventTypes.on(topic).stream().filter(type -> !EventTypes.shared().contains(type)).forEach(this::type);
    }

    private void shared() {
        line("## Every service that decides");
        line("");
        line("Each service that decides says these on its own topic.");
        line("");
        EventTypes.shared().forEach(this::type);
    }

    private void type(EventType<?> type) {
        JsonNode schema = Schemas.of(type);
        line("### " + type.wireName());
        line("");
        line(schema.get("description").asText());
        line("");
        line("| field | type | required | description |");
        line("|---|---|---|---|");
        fields("", schema, schema);
        line("");
        line("```json");
        line(schema.at("/examples/0").toPrettyString());
        line("```");
        line("");
    }

    private void fields(String prefix, JsonNode schema, JsonNode object) {
        List<String> required = texts(object.path("required"));
        object.get("properties").properties().forEach(field -> {
            JsonNode node = Shape.resolve(schema, field.getValue());
            JsonNode item = Shape.resolve(schema, node.path("items"));
            String path = prefix + field.getKey();
            line("| `%s` | %s | %s | %s |".formatted(path, type(schema, node), required.contains(field.getKey()) ? "yes" : "",
                    field.getValue().get("description").asText().replace("|", "\\|")));
            if (node.has("properties")) {
                fields(path + ".", schema, node);
            } else if (item.has("properties")) {
                fields(path + "[].", schema, item);
            }
        });
    }

    private static String type(JsonNode schema, JsonNode node) {
        String type = node.get("type").asText();
        if (type.equals("array")) {
            return "list of " + type(schema, Shape.resolve(schema, node.get("items")));
        } else if (type.equals("object") && !node.has("properties")) {
            return "map of " + type(schema, Shape.resolve(schema, node.get("additionalProperties")));
        }
        return node.path("format").asText().equals("uuid") ? "uuid" : type;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
