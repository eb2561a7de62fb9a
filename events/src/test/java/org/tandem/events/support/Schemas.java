package org.tandem.events.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import org.tandem.events.envelope.EventType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The committed schemas, and validation against them with formats asserted. */
public final class Schemas {

    /** By {@code $id}. */
    private static final Map<String, JsonNode> ALL = ModuleFiles.jsonBelow(ModuleFiles.SCHEMAS).stream()
            .map(ModuleFiles::read)
            .map(Json::tree)
            .collect(Collectors.toUnmodifiableMap(schema -> schema.get("$id").textValue(), Function.identity()));

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder
                    .schemas(ALL.entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().toString())))
                    .schemaRegistryConfig(SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private Schemas() {
    }

    public static Path file(EventType<?> type) {
        return ModuleFiles.SCHEMAS.resolve(type.wireName() + ".json");
    }

    public static JsonNode of(EventType<?> type) {
        JsonNode schema = ALL.get(type.dataSchema());
        if (schema == null) {
            throw new AssertionError("no schema with $id " + type.dataSchema() + " in " + ModuleFiles.SCHEMAS);
        }
        return schema;
    }

    /** A copy of the schema's example, to be changed freely. */
    public static JsonNode example(EventType<?> type) {
        return of(type).at("/examples/0").deepCopy();
    }

    public static List<Error> errors(EventType<?> type, JsonNode data) {
        return errors(type.dataSchema(), data);
    }

    /** What is wrong with a schema as a schema. */
    public static List<Error> errors(JsonNode schema) {
        return errors(schema.get("$schema").textValue(), schema);
    }

    private static List<Error> errors(String schema, JsonNode data) {
        return REGISTRY.getSchema(SchemaLocation.of(schema)).validate(data);
    }
}
