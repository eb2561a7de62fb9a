package org.tandem.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static io.smallrye.config.ConfigMappings.ConfigClass.configClass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tandem.kubernetes.Rendered.each;

/** Each port, path, variable and property that the manifests give a service is one that it has: others are ignored without a word. */
class SettingsTest {

    private static final Pattern MAPPING = Pattern.compile("package ([\\w.]+);.*?@" + ConfigMapping.class.getSimpleName()
            + "\\([^)]*\\)\\s+(?:public )?interface (\\w+)", Pattern.DOTALL);
    /** Used by the virtual machine, or only by other settings, which name it in braces. */
    private static final Set<String> OTHER_VARIABLES = Set.of("JDK_JAVA_OPTIONS");
    private static final Set<String> QUARKUS = quarkusProperties();

    @ParameterizedTest
    @ValueSource(strings = {Rendered.SMALL, Rendered.PRODUCTION, Rendered.SMALL_WITH_PROVIDER, Rendered.SMALL_DEVELOPMENT_SIGN_IN})
    void everyPropertyIsOneOfTheService(String overlay) throws Exception {
        Rendered rendered = Rendered.of(overlay);
        for (Service service : Repository.services()) {
            Set<String> known = properties(service);
            for (Map.Entry<Object, Object> property : files(rendered, service).entrySet()) {
                assertThat(known).as("%s of %s", property.getKey(), service)
                        .anyMatch(name -> matches(name, (String) property.getKey()));
            }
        }
    }

    /** Otherwise all who come through it are one visitor, who soon submits too often. */
    @ParameterizedTest
    @ValueSource(strings = {Rendered.SMALL, Rendered.PRODUCTION})
    void theIngressIsTrustedToSayWhoSubmitsAForm(String overlay) throws Exception {
        Rendered rendered = Rendered.of(overlay);
        Service capture = Repository.services().stream().filter(service -> service.name().equals("lead-capture")).findFirst().orElseThrow();

        assertThat(files(rendered, capture).getProperty("tandem.capture.trusted-proxies")).contains("10.0.0.0/8").doesNotContain("0.0.0.0/0", "::/0,");
    }

    @ParameterizedTest
    @ValueSource(strings = {Rendered.SMALL, Rendered.PRODUCTION, Rendered.SMALL_WITH_PROVIDER, Rendered.SMALL_DEVELOPMENT_SIGN_IN})
    void everyVariableIsASettingOfTheService(String overlay) throws Exception {
        Rendered rendered = Rendered.of(overlay);
        for (Service service : Repository.services()) {
            Set<String> known = new TreeSet<>(OTHER_VARIABLES);
            properties(service).forEach(name -> known.add(variable(name)));
            String settings = files(rendered, service).toString();
            Pattern.compile("\\$\\{([\\w.-]+)").matcher(settings).results().forEach(found -> known.add(variable(found.group(1))));

            assertThat(variables(rendered, service)).as("variables of %s", service).isNotEmpty().isSubsetOf(known);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Rendered.SMALL, Rendered.PRODUCTION})
    void probesAskWhereTheServiceListens(String overlay) {
        Rendered rendered = Rendered.of(overlay);
        for (Service service : Repository.services()) {
            JsonNode container = rendered.one("Deployment", service.onTheCluster()).at("/spec/template/spec/containers/0");
            String port = each(container.path("env")).stream().filter(one -> one.path("name").asText().equals("QUARKUS_HTTP_PORT"))
                    .findFirst().orElseThrow().path("value").asText();

            assertThat(container.at("/ports/0/containerPort").asText()).isEqualTo(port);
            assertThat(container.at("/ports/0/name").asText()).isEqualTo("http");
            // smallrye-health's; liveness must not be readiness, or an absent broker would restart every service
            assertThat(Map.of("startup", "started", "readiness", "ready", "liveness", "live")).allSatisfy((probe, path) -> {
                JsonNode asked = container.path(probe + "Probe").path("httpGet");
                assertThat(asked.path("path").asText()).isEqualTo("/q/health/" + path);
                assertThat(asked.path("port").asText()).isEqualTo("http");
            });
            assertThat(Repository.read(service.module() + "/pom.xml")).contains("quarkus-smallrye-health")
                    .contains("quarkus-micrometer-registry-prometheus");
            assertThat(Repository.read(service.module() + "/" + Service.SETTINGS))
                    .doesNotContain("quarkus.http.root-path", "quarkus.http.non-application-root-path", "quarkus.management");
        }
    }

    /** A path that is not named is not reached from outside, and neither are health and metrics. */
    @Test
    void theIngressNamesThePathsOfTheApi() {
        Rendered rendered = Rendered.of(Rendered.PRODUCTION);
        for (Service service : Repository.services()) {
            Set<String> served = new TreeSet<>(Set.of("openapi"));
            for (MatchResult path : Repository.find(service.module(), Pattern.compile("(?m)^@Path\\(\"/([^/\"]*)"))) {
                served.add(path.group(1));
            }
            served.addAll(pagesOf(service));
            Pattern streamed = Pattern.compile("/([^/,]+)");
            streamed.matcher(applicationProperties(service).getProperty("tandem.rest.streamed-paths", "").replaceAll("(/[^/,]+)[^,]*", "$1"))
                    .results().forEach(found -> served.add(found.group(1)));
            List<String> named = new ArrayList<>();
            rendered.one("Ingress", service.onTheCluster()).at("/spec/rules/0/http/paths")
                    .forEach(path -> named.add(path.path("path").asText().substring(1)));

            assertThat(named).as("paths of %s", service).containsExactlyInAnyOrderElementsOf(served);
        }
    }

    /** Of one with pages: the first one, its files, its bundles, and what its routes answer. */
    private static Set<String> pagesOf(Service service) {
        Path web = Repository.root().resolve(service.module()).resolve("src/main/resources/web");
        Set<String> pages = new TreeSet<>();
        if (Files.exists(web)) {
            pages.addAll(Set.of("", "static"));
            pages.addAll(List.of(web.resolve("public").toFile().list()));
            Repository.find(service.module(), Pattern.compile("(?:router\\.get\\(\"/|PREFIX = \"/)([^/\"]*)"))
                    .forEach(route -> pages.add(route.group(1)));
        }
        return pages;
    }

    private static Properties applicationProperties(Service service) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Repository.read(service.module() + "/" + Service.SETTINGS)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return properties;
    }

    /** Names with {@code *} for what an operator chooses. */
    private static Set<String> properties(Service service) throws ClassNotFoundException {
        Set<String> names = new TreeSet<>(QUARKUS);
        for (String module : service.modulesOfItsSettings()) {
            for (MatchResult mapping : Repository.find(module, MAPPING)) {
                names.addAll(ConfigMappings.getProperties(configClass(Class.forName(mapping.group(1) + "." + mapping.group(2)))).keySet());
            }
        }
        for (Set<String> kafka : List.of(ConsumerConfig.configNames(), ProducerConfig.configNames(), AdminClientConfig.configNames())) {
            kafka.forEach(name -> names.add("kafka." + name));
        }
        applicationProperties(service).stringPropertyNames().forEach(names::add);
        return names;
    }

    private static Properties files(Rendered rendered, Service service) throws IOException {
        Properties properties = new Properties();
        String name = rendered.one("Deployment", service.onTheCluster()).at("/spec/template/spec/volumes").findValue("configMap")
                .path("name").asText();
        for (JsonNode file : rendered.one("ConfigMap", name).path("data")) {
            properties.load(new StringReader(file.asText()));
        }
        return properties;
    }

    private static Set<String> variables(Rendered rendered, Service service) {
        JsonNode container = rendered.one("Deployment", service.onTheCluster()).at("/spec/template/spec/containers/0");
        Set<String> names = new TreeSet<>();
        container.path("env").forEach(one -> names.add(one.path("name").asText()));
        for (JsonNode from : container.path("envFrom")) {
            rendered.one("ConfigMap", from.at("/configMapRef/name").asText()).path("data").fieldNames().forEachRemaining(names::add);
        }
        return names;
    }

    /** As MicroProfile Config derives it. */
    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase();
    }

    private static boolean matches(String name, String property) {
        return property.matches(Pattern.quote(name).replace("*", "\\E[^.]+\\Q"));
    }

    /** What the extensions on this class path say of themselves. */
    private static Set<String> quarkusProperties() {
        Set<String> names = new TreeSet<>();
        try {
            for (URL model : Collections.list(SettingsTest.class.getClassLoader()
                    .getResources("META-INF/quarkus-config-doc/quarkus-config-model.json"))) {
                collect(new ObjectMapper().readTree(model), names);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return names;
    }

    private static void collect(JsonNode node, Set<String> names) {
        if (node.isTextual() && node.asText().startsWith("quarkus.")) {
            names.add(node.asText());
        }
        node.forEach(child -> collect(child, names));
    }
}
