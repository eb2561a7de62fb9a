package org.tandem.events.support;

import com.fasterxml.jackson.databind.JsonNode;
import org.tandem.events.ids.LeadId;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The fields of an event with their types, by path: {@code business.country} is a {@code string},
 * {@code consents[]} an {@code object}. A record, its schema and a JSON document are compared by their shapes.
 */
public final class Shape {

    private final SortedMap<String, String> fields = new TreeMap<>();
    private final JsonNode schema;

    private Shape(JsonNode schema) {
        this.schema = schema;
    }

    public static SortedMap<String, String> ofRecord(Class<?> record) {
        Shape shape = new Shape(null);
        shape.components("", record);
        return shape.fields;
    }

    public static SortedMap<String, String> ofSchema(JsonNode schema) {
        Shape shape = new Shape(schema);
        shape.properties("", schema);
        return shape.fields;
    }

    /** What a reference points to, or the node itself. */
    public static JsonNode resolve(JsonNode schema, JsonNode node) {
        return node.has("$ref") ? schema.at(node.get("$ref").textValue().substring(1)) : node;
    }

    private void components(String prefix, Class<?> record) {
        for (RecordComponent component : record.getRecordComponents()) {
            component(prefix + component.getName(), component.getGenericType());
        }
    }

    private void component(String path, Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            fields.put(path, "array");
            component(path + "[]", generic.getActualTypeArguments()[0]);
        } else if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            fields.put(path, "map");
            component(path + ".*", generic.getActualTypeArguments()[1]);
        } else if (type instanceof Class<?> record && record.isRecord() && record != LeadId.class) {
            fields.put(path, "object");
            components(path + ".", record);
        } else {
            fields.put(path, scalar(path, type));
        }
    }

    private static String scalar(String path, Type type) {
        if (type == String.class) {
            return "string";
        } else if (type == UUID.class || type == LeadId.class) {
            return "string uuid";
        } else if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "integer";
        } else if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        }
        throw new AssertionError(path + " is a " + type + ": say here what it is in JSON");
    }

    private void properties(String prefix, JsonNode object) {
        object.get("properties").properties().forEach(property -> property(prefix + property.getKey(), property.getValue()));
    }

    private void property(String path, JsonNode referring) {
        JsonNode node = resolve(schema, referring);
        String type = node.path("type").asText();
        if (type.equals("array")) {
            fields.put(path, "array");
            property(path + "[]", node.get("items"));
        } else if (type.equals("object") && node.has("properties")) {
            fields.put(path, "object");
            properties(path + ".", node);
        } else if (type.equals("object")) {
            fields.put(path, "map");
            property(path + ".*", node.get("additionalProperties"));
        } else {
            fields.put(path, node.has("format") && node.get("format").asText().equals("uuid") ? type + " uuid" : type);
        }
    }
}
