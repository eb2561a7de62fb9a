package org.tandem.leadcapture.http;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.tandem.test.KafkaAndPostgres;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The API is what its description says, and the description says what somebody needs who never saw the code. */
@QuarkusTest
@QuarkusTestResource(KafkaAndPostgres.class)
class ApiDescriptionTest {

    @Test
    void servesWhatItDescribesAndNothingElse() {
        Set<String> described = new TreeSet<>();
        operations((path, method, operation) -> described.add(method.toUpperCase() + " " + path));
        assertThat(described).isEqualTo(served());
    }

    @Test
    void everyOperationHasANameAndASummary() {
        operations((path, method, operation) -> {
            assertThat(operation.get("operationId")).as(method + " " + path).asString().matches("[a-z][A-Za-z]+");
            assertThat(operation.get("summary")).as(method + " " + path).asString().isNotBlank();
        });
    }

    @Test
    void everyBodyHasAnExample() {
        operations((path, method, operation) -> {
            if (operation.get("requestBody") instanceof Map<?, ?> body) {
                map(body.get("content")).forEach((type, content) -> assertThat(map(content)).as(path + " " + type).containsKey("examples"));
            }
        });
    }

    @Test
    void whatIsSecuredSaysHowAndWhatHappensOtherwise() {
        operations((path, method, operation) -> {
            String what = method + " " + path;
            if (operation.get("security") instanceof List<?> security && security.toString().contains("bearer")) {
                assertThat(map(operation.get("responses"))).as(what).containsKeys("401", "403");
            } else {
                assertThat(what).isIn("post /leads", "post /forms/{formKey}/submissions", "options /forms/{formKey}/submissions");
            }
        });
    }

    @Test
    void bothKindsOfKeysAreDescribed() {
        Map<String, Object> schemes = map(map(api().get("components")).get("securitySchemes"));
        assertThat(map(schemes.get("apiKey"))).isEqualTo(Map.of("type", "apiKey", "in", "header", "name", "X-Api-Key",
                "description", "The secret key of a sender"));
        assertThat(map(schemes.get("bearer")).get("scheme")).isEqualTo("bearer");
        assertThat(map(map(map(api().get("paths")).get("/leads")).get("post")).get("security").toString()).contains("apiKey");
    }

    @Test
    void everyErrorIsAProblemAndNoAnswerIs() {
        operations((path, method, operation) -> map(operation.get("responses")).forEach((status, response) -> {
            Set<?> types = map(response).get("content") instanceof Map<?, ?> content ? content.keySet() : Set.of();
            if (status.startsWith("2")) {
                assertThat(types).as(path + " " + status).noneMatch(type -> type.equals("application/problem+json"));
            } else {
                assertThat(types.toString()).as(path + " " + status).isEqualTo("[application/problem+json]");
            }
        }));
    }

    @Test
    void pagesToTryThingsOutAreForDevelopmentOnly() {
        assertThat(ConfigProvider.getConfig().getValue("quarkus.swagger-ui.always-include", Boolean.class)).isFalse();
        given().get("/q/dev-ui").then().statusCode(404);
    }

    private interface Each {
        void operation(String path, String method, Map<String, Object> operation);
    }

    private static void operations(Each each) {
        map(api().get("paths")).forEach((path, methods) ->
                map(methods).forEach((method, operation) -> each.operation(path, method, map(operation))));
    }

    private static Map<String, Object> api() {
        return given().get("/openapi?format=json").jsonPath().getMap("");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object json) {
        return (Map<String, Object>) json;
    }

    /** As the resources' annotations say. */
    private static Set<String> served() {
        return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPath("target/classes").stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .flatMap(type -> type.getMethods().stream().flatMap(method -> method.getAnnotations().stream()
                        .filter(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class))
                        .map(annotation -> annotation.getRawType().getSimpleName() + " " + path(type, method))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String path(JavaClass type, JavaMethod method) {
        return type.getAnnotationOfType(Path.class).value()
                + (method.isAnnotatedWith(Path.class) ? method.getAnnotationOfType(Path.class).value() : "");
    }
}
