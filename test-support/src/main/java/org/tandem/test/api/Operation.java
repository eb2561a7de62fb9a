package org.tandem.test.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import static io.restassured.RestAssured.given;

/**
 * One operation of the running service's API description.
 *
 * @param id        its {@code operationId}; null where it has none
 * @param method    in capitals, such as {@code POST}
 * @param path      as described, such as {@code /leads/{leadId}}
 * @param described everything the description says of it
 */
public record Operation(String id, String method, String path, Map<String, Object> described) {

    /** All of them, as {@code /openapi} lists them. */
    public static List<Operation> all() {
        List<Operation> operations = new ArrayList<>();
        map(api().get("paths")).forEach((path, methods) -> map(methods).forEach((method, described) -> {
            // a path may carry parameters and a summary beside its methods
            if (described instanceof Map<?, ?> operation && operation.containsKey("responses")) {
                operations.add(new Operation((String) operation.get("operationId"), method.toUpperCase(Locale.ROOT), path,
                        map(described)));
            }
        }));
        return operations;
    }

    /** The whole description. */
    public static Map<String, Object> api() {
        return given().accept("application/json").get("/openapi?format=json").jsonPath().getMap("");
    }

    public boolean hasBody() {
        return described.containsKey("requestBody");
    }

    /** Whether it says that it wants a bearer token. */
    public boolean isForPeople() {
        return described.get("security") instanceof List<?> security && security.toString().contains("bearer");
    }

    /** The path with values in place of its parameters. */
    public String at(Map<String, String> parameters) {
        String filled = path;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            filled = filled.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        if (filled.contains("{")) {
            throw new IllegalArgumentException("no value for a parameter of " + filled + ": give one");
        }
        return filled;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    /** JSON as it was read. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> map(Object json) {
        return json == null ? new LinkedHashMap<>() : (Map<String, Object>) json;
    }
}
