package org.tandem.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** An alert on a metric that nobody has never fires, and one that nobody knows what to do about is noise. */
class AlertsTest {

    private static final Pattern METRIC = Pattern.compile("\\b((?:tandem|jvm|process)_\\w+|up)\\b(?:\\{([^}]*)})?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=~?\"([^\"]*)\"");
    /** Given by whoever scrapes: deploy/observability/prometheus.yaml. */
    private static final Set<String> OF_THE_SCRAPE = Set.of("job", "service", "pod");

    @Test
    void alertsAndDashboardUseMetricsThatThereAre() throws IOException {
        Map<String, Map<String, Set<String>>> known = metrics();
        List<String> expressions = Stream.concat(alerts().stream().map(alert -> alert.path("expr").asText()),
                new ObjectMapper().readTree(Repository.read("deploy/observability/dashboard.json")).findValuesAsText("expr").stream()).toList();

        assertThat(expressions).hasSizeGreaterThan(20);
        for (String expression : expressions) {
            Matcher used = METRIC.matcher(expression);
            assertThat(used.find()).as(expression).isTrue();
            do {
                assertThat(known).as(expression).containsKey(used.group(1));
                Matcher label = LABEL.matcher(used.group(2) == null ? "" : used.group(2));
                while (label.find()) {
                    if (!OF_THE_SCRAPE.contains(label.group(1))) {
                        assertThat(known.get(used.group(1)).getOrDefault(label.group(1), Set.of())).as(expression)
                                .contains(label.group(2).split("\\|"));
                    } else if (label.group(1).equals("service")) {
                        assertThat(Repository.services()).extracting(Service::name).as(expression).contains(label.group(2));
                    }
                }
            } while (used.find());
        }
    }

    /** Of a service without a pod nobody is asked, and nothing is 0. */
    @Test
    void aServiceThatIsNotThereIsMissed() throws IOException {
        String down = alerts().stream().filter(alert -> alert.path("alert").asText().equals("ServiceDown")).findFirst().orElseThrow()
                .path("expr").asText();

        assertThat(Pattern.compile("absent\\(up\\{job=\"tandem\",service=\"([^\"]+)\"}\\)").matcher(down).results().map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(Repository.services().stream().map(Service::name).toList());
    }

    @Test
    void everyAlertSaysWhoseSleepItIsAndWhatToDo() throws IOException {
        String operations = Repository.read("docs/operations.md");
        for (JsonNode alert : alerts()) {
            assertThat(alert.at("/labels/severity").asText()).isIn("page", "ticket");
            assertThat(alert.at("/annotations/summary").asText()).isNotBlank();
            assertThat(operations).contains("\n### " + alert.path("alert").asText() + "\n");
        }
    }

    /** The rules' own test, by Prometheus' own tool. */
    @Test
    void everyAlertFiresInItsStateAndNoneWhileAllIsWell() throws IOException {
        String tests = Repository.read("deploy/observability/alerts-test.yaml");
        assertThat(alerts()).allSatisfy(alert -> assertThat(tests.split("alertname: " + alert.path("alert").asText() + "\\b", -1))
                .as("tests of %s", alert.path("alert")).hasSize(3));

        Rendered.skipWithout("promtool", "--version");
        assertThat(Rendered.run(Repository.root().resolve("deploy/observability"), "promtool", "test", "rules", "alerts-test.yaml"))
                .contains("SUCCESS");
    }

    private static List<JsonNode> alerts() throws IOException {
        List<JsonNode> alerts = new ArrayList<>();
        for (JsonNode group : new ObjectMapper(new YAMLFactory()).readTree(Repository.read("deploy/observability/alerts.yaml")).path("groups")) {
            group.path("rules").forEach(alerts::add);
        }
        assertThat(alerts).isNotEmpty();
        return alerts;
    }

    /** By name, with the values of each label. */
    private static Map<String, Map<String, Set<String>>> metrics() {
        Map<String, Map<String, Set<String>>> metrics = new HashMap<>();
        // Prometheus' own: whether it could ask
        metrics.put("up", Map.of());
        Repository.read("deploy/observability/metrics.txt").lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            Map<String, Set<String>> labels = new HashMap<>();
            for (String label : line.split(" ")) {
                if (label.contains("=")) {
                    labels.put(label.substring(0, label.indexOf('=')), Set.of(label.substring(label.indexOf('=') + 1).split(",")));
                }
            }
            metrics.put(line.split(" ")[0], labels);
        });
        return metrics;
    }
}
