package org.tandem.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tandem.kubernetes.Rendered.each;

/** Both overlays render, know every field they use, have every service of this repository, and hold together. */
class OverlaysTest {

    @ParameterizedTest
    @ValueSource(strings = {Rendered.SMALL, Rendered.PRODUCTION, Rendered.SMALL_WITH_PROVIDER, Rendered.SMALL_DEVELOPMENT_SIGN_IN})
    void everyFieldIsKnownToItsType(String overlay) {
        for (JsonNode object : Rendered.of(overlay).objects()) {
            assertThatCode(() -> StrictModels.read(object)).as("%s %s", Rendered.kind(object), Rendered.name(object))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aFieldThatIsMisspelledWouldBeSeen() {
        JsonNode deployment = Rendered.of(Rendered.SMALL).ofKind("Deployment").get(0).deepCopy();
        ((com.fasterxml.jackson.databind.node.ObjectNode) deployment.at("/spec/template/spec")).put("enableServiceLink", false);

        assertThatThrownBy(() -> StrictModels.read(deployment)).hasMessageContaining("enableServiceLink");
    }

    @ParameterizedTest
    @ValueSource(strings = {Rendered.SMALL, Rendered.PRODUCTION})
    void everyServiceIsThere(String overlay) {
        Rendered rendered = Rendered.of(overlay);
        List<Service> services = Repository.services();

        assertThat(services).isNotEmpty();
        assertThat(rendered.ofKind("Deployment")).extracting(Rendered::name)
                .containsExactlyInAnyOrderElementsOf(services.stream().map(Service::onTheCluster).toList());
        for (Service service : services) {
            for (String kind : List.of("Service", "ServiceAccount", "PodDisruptionBudget", "NetworkPolicy", "Ingress")) {
                rendered.one(kind, service.onTheCluster());
            }
            assertThat(rendered.one("Deployment", service.onTheCluster()).at("/spec/template/spec/containers/0/image").asText())
                    .as("image of %s", service).matches("([\\w.:-]+/)*tandem/" + service.module() + "(:|@sha256:).+");
        }
        if (overlay.equals(Rendered.PRODUCTION)) {
            services.stream().filter(Service::needsTheStream).forEach(service -> {
                assertThat(rendered.one("ScaledObject", service.name()).at("/spec/scaleTargetRef/name").asText())
                        .isEqualTo(service.onTheCluster());
                rendered.one("Cluster", service.name() + "-db");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Rendered.SMALL, Rendered.PRODUCTION, Rendered.SMALL_WITH_PROVIDER, Rendered.SMALL_DEVELOPMENT_SIGN_IN})
    void whatIsReferredToIsThereOrMadeByAnOperator(String overlay) {
        Rendered rendered = Rendered.of(overlay);
        Set<String> known = new HashSet<>();
        for (String kind : List.of("ConfigMap", "Secret")) {
            rendered.ofKind(kind).forEach(object -> known.add(kind + " " + Rendered.name(object)));
        }
        if (overlay.equals(Rendered.PRODUCTION)) {
            // those that somebody has to bring: README.md
            known.add("Secret identity");
            known.add("Secret console");
            rendered.ofKind("Kafka").forEach(kafka -> known.add("Secret " + Rendered.name(kafka) + "-cluster-ca-cert"));
            rendered.ofKind("Cluster").forEach(cluster -> known.add("Secret " + Rendered.name(cluster) + "-app"));
            rendered.ofKind("KafkaUser").forEach(user -> known.add("Secret " + Rendered.name(user)));
        }
        for (JsonNode template : rendered.podTemplates()) {
            assertThat(references(template)).as("of %s", template.at("/metadata/labels"))
                    .isSubsetOf(known);
        }
    }

    private static List<String> references(JsonNode template) {
        Stream<String> variables = template.findValues("secretKeyRef").stream()
                .filter(reference -> !reference.path("optional").asBoolean()).map(reference -> "Secret " + reference.path("name").asText());
        Stream<String> everything = template.findValues("configMapRef").stream().map(reference -> "ConfigMap " + reference.path("name").asText());
        Stream<String> volumes = each(template.at("/spec/volumes")).stream().flatMap(volume -> Stream.of(
                volume.has("configMap") ? "ConfigMap " + volume.at("/configMap/name").asText() : "",
                volume.has("secret") ? "Secret " + volume.at("/secret/secretName").asText() : "")).filter(one -> !one.isEmpty());
        return Stream.of(variables, everything, volumes).flatMap(one -> one).toList();
    }

    /** In production nothing secret is in the manifests, and nothing of it in a setting. */
    @Test
    void productionHasSecretsByReferenceOnly() {
        Rendered production = Rendered.of(Rendered.PRODUCTION);

        assertThat(production.ofKind("Secret")).isEmpty();
        assertThat(production.objects()).noneMatch(object -> object.toString().toLowerCase().matches(".*\"[\\w.-]*password\":\"[^\"]+\".*"));
    }

    /** A lead is looked up by its address, {@code GET /leads?email=…}: an access log would keep that where no erasure reaches. */
    @ParameterizedTest
    @ValueSource(strings = {Rendered.SMALL, Rendered.PRODUCTION})
    void noAccessLogKeepsAnAddress(String overlay) {
        for (String service : List.of("lead-capture-service", "console-service")) {
            assertThat(Rendered.of(overlay).one("Ingress", service).at("/metadata/annotations").path("nginx.ingress.kubernetes.io/enable-access-log").asText())
                    .as(service).isEqualTo("false");
        }
    }

    /** To be anybody is deliberately chosen, and even then for whoever has a way into the pod: neither the ingress nor a pod has. */
    @Test
    void nobodyCanBeAnybodyUnlessThatWasChosen() {
        for (String overlay : List.of(Rendered.SMALL, Rendered.PRODUCTION, Rendered.SMALL_WITH_PROVIDER)) {
            Rendered rendered = Rendered.of(overlay);
            assertThat(rendered.objects()).as(overlay).noneMatch(object -> object.toString().contains("development-sign-in"));
            assertThat(rendered.ofKind("Secret")).extracting(Rendered::name).as(overlay).doesNotContain("signing-key");
        }
        assertThat(replicas(Rendered.SMALL)).as("somebody must say who signs people in").isZero();
        assertThat(replicas(Rendered.SMALL_WITH_PROVIDER)).isEqualTo(1);

        Rendered chosen = Rendered.of(Rendered.SMALL_DEVELOPMENT_SIGN_IN);
        assertThat(replicas(Rendered.SMALL_DEVELOPMENT_SIGN_IN)).isEqualTo(1);
        assertThat(chosen.objects().toString()).contains("quarkus.http.host=127.0.0.1");
        assertThat(chosen.ofKind("Ingress")).extracting(Rendered::name).doesNotContain("console-service").isNotEmpty();
    }

    private static int replicas(String overlay) {
        return Rendered.of(overlay).one("Deployment", "console-service").at("/spec/replicas").asInt(-1);
    }
}
