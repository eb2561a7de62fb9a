package org.tandem.events.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.tandem.events.topic.Topic;

/** The committed AsyncAPI document. */
public final class AsyncApi {

    private static final JsonNode DOCUMENT = read();

    private AsyncApi() {
    }

    public static JsonNode document() {
        return DOCUMENT;
    }

    public static JsonNode channel(Topic topic) {
        return DOCUMENT.path("channels").path(topic.name());
    }

    public static JsonNode message(String wireName) {
        return DOCUMENT.path("components").path("messages").path(wireName);
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(ModuleFiles.read(ModuleFiles.ASYNC_API));
        } catch (JsonProcessingException e) {
            throw new AssertionError(ModuleFiles.ASYNC_API + " is not YAML", e);
        }
    }
}
