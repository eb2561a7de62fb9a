package org.tandem.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.tandem.events.topic.Topic;
import org.tandem.events.topic.Topics;
import org.tandem.projection.service.ServiceStream;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandem.kubernetes.Rendered.each;

/** The manifests make the topics of the code, all of them and no others, and let only their writers write them. */
class TopicsTest {

    private static final Pattern BEANS = Pattern.compile("package ([\\w.]+);(?:(?!\\nclass ).)*\\nclass (\\w+)(?=(?:(?!\\nclass ).)*?ServiceStream (\\w+)\\(\\) \\{)",
            Pattern.DOTALL);

    @Test
    void theSmallClusterMakesTheTopicsOfTheCode() {
        JsonNode files = Rendered.of(Rendered.SMALL).ofKind("ConfigMap").stream()
                .map(map -> map.path("data")).filter(data -> data.has("topics.txt")).findFirst().orElseThrow();
        Map<String, Map<String, String>> made = new TreeMap<>();
        files.path("topics.txt").asText().lines().filter(line -> !line.startsWith("#")).map(line -> line.split(" ")).forEach(words ->
                made.put(words[0], Arrays.stream(words).skip(1).collect(Collectors.toMap(
                        word -> word.substring(0, word.indexOf('=')), word -> word.substring(word.indexOf('=') + 1)))));

        assertThat(made).isEqualTo(ofTheCode(Map.of()));
    }

    @Test
    void theProductionClusterMakesTheTopicsOfTheCodeInThreeCopies() {
        Rendered production = Rendered.of(Rendered.PRODUCTION);
        Map<String, Map<String, String>> made = new TreeMap<>();
        String partitions = platform(production).path("TANDEM_STREAM_PARTITIONS").asText();
        for (JsonNode topic : production.ofKind("KafkaTopic")) {
            Map<String, String> config = new HashMap<>();
            topic.at("/spec/config").fields().forEachRemaining(entry -> config.put(entry.getKey(), entry.getValue().asText()));
            made.put(Rendered.name(topic), config);
            assertThat(topic.at("/spec/partitions").asText()).isEqualTo(partitions);
            assertThat(topic.at("/spec/replicas").asInt()).isEqualTo(3);
        }

        assertThat(made).isEqualTo(ofTheCode(Map.of("min.insync.replicas", "2")));
    }

    @Test
    void onlyItsWriterMayWriteATopic() {
        Map<String, Set<String>> writers = new TreeMap<>();
        Rendered.of(Rendered.PRODUCTION).ofKind("KafkaUser").forEach(user ->
                allowed(user, "Write", "All").forEach(topic -> writers.computeIfAbsent(topic, t -> new TreeSet<>()).add(Rendered.name(user))));

        assertThat(writers).isEqualTo(new TreeMap<>(Topics.all().stream().collect(Collectors.toMap(Topic::name, topic -> Set.of(topic.writer())))));
    }

    @Test
    void everyServiceMayReadAndDescribeWhatItsTablesAreFoldedFrom() throws Exception {
        Rendered production = Rendered.of(Rendered.PRODUCTION);
        for (Service service : Repository.services().stream().filter(Service::needsTheStream).toList()) {
            ServiceStream stream = stream(service);
            Set<String> needed = stream.topics().stream().map(Topic::name).collect(Collectors.toCollection(TreeSet::new));
            JsonNode user = production.one("KafkaUser", service.name());

            for (String operation : List.of("Read", "Describe", "DescribeConfigs")) {
                assertThat(allowed(user, operation)).as("%s may %s", service, operation).isEqualTo(needed);
            }
            assertThat(stream.writes()).extracting(Topic::writer).as("what %s writes", service).isSubsetOf(service.name());
            assertThat(each(user.at("/spec/authorization/acls")).stream().map(acl -> acl.path("resource"))
                    .filter(resource -> resource.path("type").asText().equals("group"))
                    .map(resource -> resource.path("name").asText() + " " + resource.path("patternType").asText()))
                    .containsExactly(service.name() + " prefix");
        }
    }

    @Test
    void analystsReadEveryTopicWithoutPersonalDataAndNoOther() {
        JsonNode analyst = Rendered.of(Rendered.PRODUCTION).one("KafkaUser", "analyst");

        assertThat(allowed(analyst, "Read")).isEqualTo(Topics.all().stream().filter(topic -> !topic.personalData())
                .filter(topic -> !topic.name().endsWith("-requests")).map(Topic::name).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Set<String> allowed(JsonNode user, String... operations) {
        Set<String> topics = new TreeSet<>();
        for (JsonNode acl : user.at("/spec/authorization/acls")) {
            JsonNode resource = acl.path("resource");
            if (resource.path("type").asText().equals("topic")
                    && each(acl.path("operations")).stream().anyMatch(one -> List.of(operations).contains(one.asText()))) {
                assertThat(resource.path("patternType").asText("literal")).isEqualTo("literal");
                topics.add(resource.path("name").asText());
            }
        }
        return topics;
    }

    private static JsonNode platform(Rendered rendered) {
        return rendered.ofKind("ConfigMap").stream().filter(map -> Rendered.name(map).startsWith("platform-")).findFirst().orElseThrow().path("data");
    }

    private static Map<String, Map<String, String>> ofTheCode(Map<String, String> more) {
        Map<String, Map<String, String>> settings = new TreeMap<>();
        for (Topic topic : Topics.all()) {
            Map<String, String> all = new HashMap<>(topic.settings());
            all.putAll(more);
            settings.put(topic.name(), all);
        }
        return settings;
    }

    /** What the service's own bean says, which is what it runs with. */
    private static ServiceStream stream(Service service) throws ReflectiveOperationException {
        MatchResult found = Repository.find(service.module(), BEANS).stream().findFirst()
                .orElseThrow(() -> new AssertionError("no bean of " + service + " makes a ServiceStream"));
        Class<?> beans = Class.forName(found.group(1) + "." + found.group(2));
        Constructor<?> constructor = Stream.of(beans.getDeclaredConstructors()).findFirst().orElseThrow();
        constructor.setAccessible(true);
        Method method = beans.getDeclaredMethod(found.group(3));
        method.setAccessible(true);
        return (ServiceStream) method.invoke(constructor.newInstance(new Object[constructor.getParameterCount()]));
    }
}
