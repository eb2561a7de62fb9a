package org.tandem.events.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The fields of a JSON document, by the paths of {@link Shape}. */
public final class JsonPaths {

    private JsonPaths() {
    }

    /** Paths of a document of the given shape; names within a map are one path. */
    public static SortedSet<String> of(JsonNode document, Map<String, String> shape) {
        SortedSet<String> paths = new TreeSet<>();
        collect("", document, shape, paths);
        return paths;
    }

    /** Every object of the document, itself last, so that a visitor may add objects to it. */
    public static void eachObject(JsonNode node, Consumer<ObjectNode> visitor) {
        node.forEach(child -> eachObject(child, visitor));
        if (node instanceof ObjectNode object) {
            visitor.accept(object);
        }
    }

    /** Every string of the document, with what puts another string in its place. */
    public static void eachString(JsonNode node, BiConsumer<String, Consumer<String>> visitor) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                if (field.getValue().isTextual()) {
                    visitor.accept(field.getKey(), text -> object.put(field.getKey(), text));
                }
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                if (array.get(i).isTextual()) {
                    visitor.accept("[" + i + "]", text -> array.set(index, text));
                }
            }
        }
        node.forEach(child -> eachString(child, visitor));
    }

    private static void collect(String path, JsonNode node, Map<String, String> shape, SortedSet<String> paths) {
        if (!path.isEmpty()) {
            paths.add(path);
        }
        if (node.isArray()) {
            node.forEach(item -> collect(path + "[]", item, shape, paths));
        } else if ("map".equals(shape.get(path))) {
            node.forEach(value -> collect(path + ".*", value, shape, paths));
        } else {
            String prefix = path.isEmpty() ? "" : path + ".";
            node.properties().forEach(field -> collect(prefix + field.getKey(), field.getValue(), shape, paths));
        }
    }
}
