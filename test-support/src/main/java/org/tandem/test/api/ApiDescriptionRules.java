package org.tandem.test.api;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandem.test.api.Operation.map;

/**
 * The API is what its description says, and the description says what somebody needs who never saw the code. A service's
 * {@code @QuarkusTest} extends this, and names what is open to everybody.
 */
public abstract class ApiDescriptionRules {

    private static final String PATH = "jakarta.ws.rs.Path";
    private static final String METHOD = "jakarta.ws.rs.HttpMethod";

    /** Operations that want no bearer token, such as {@code POST /leads}. */
    protected abstract Set<String> withoutToken();

    @Test
    void servesWhatItDescribesAndNothingElse() {
        Set<String> described = Operation.all().stream().map(Operation::toString).collect(Collectors.toCollection(TreeSet::new));
        assertThat(described).isEqualTo(served());
    }

    @Test
    void everyOperationHasANameAndASummary() {
        assertThat(Operation.all()).allSatisfy(operation -> {
            assertThat(operation.id()).matches("[a-z][A-Za-z]+");
            assertThat(operation.described().get("summary")).asString().isNotBlank();
        });
    }

    @Test
    void everyBodyHasAnExample() {
        assertThat(Operation.all()).filteredOn(Operation::hasBody).allSatisfy(operation ->
                assertThat(map(map(operation.described().get("requestBody")).get("content")).values())
                        .allSatisfy(content -> assertThat(map(content)).containsKey("examples")));
    }

    @Test
    void whatIsSecuredSaysHowAndWhatHappensOtherwise() {
        assertThat(Operation.all()).filteredOn(operation -> !operation.isForPeople()).extracting(Operation::toString)
                .containsExactlyInAnyOrderElementsOf(withoutToken());
        assertThat(Operation.all()).filteredOn(Operation::isForPeople).allSatisfy(operation ->
                assertThat(map(operation.described().get("responses"))).containsKeys("401", "403"));
    }

    @Test
    void everyErrorIsAProblemAndNoAnswerIs() {
        assertThat(Operation.all()).allSatisfy(operation -> map(operation.described().get("responses")).forEach((status, response) -> {
            Set<String> types = map(map(response).get("content")).keySet();
            if (status.startsWith("2")) {
                assertThat(types).as(status).doesNotContain("application/problem+json");
            } else {
                assertThat(types).as(status).containsExactly("application/problem+json");
            }
        }));
    }

    /** As the resources' annotations say. */
    private static Set<String> served() {
        return new ClassFileImporter().importPath("target/classes").stream()
                .filter(type -> type.isAnnotatedWith(PATH))
                .flatMap(type -> type.getMethods().stream().flatMap(method -> method.getAnnotations().stream()
                        .filter(annotation -> annotation.getRawType().isAnnotatedWith(METHOD))
                        .map(annotation -> annotation.getRawType().getSimpleName() + " " + path(type, method))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String path(JavaClass type, JavaMethod method) {
        return path(type.getAnnotationOfType(PATH)) + (method.isAnnotatedWith(PATH) ? path(method.getAnnotationOfType(PATH)) : "");
    }

    private static String path(JavaAnnotation<?> annotation) {
        return (String) annotation.get("value").orElseThrow();
    }
}
