package org.tandem.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import org.junit.jupiter.api.Test;
import org.tandem.projection.fold.FoldSettings;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandem.kubernetes.Rendered.each;

/** Replicas follow a metric: one that nobody scrapes, or of a group that nobody is in, is no error and scales nothing. */
class ScalingTest {

    private static final Pattern METRIC = Pattern.compile("(\\w+)\\{([^}]*)}");
    private static final Pattern LABEL = Pattern.compile("(\\w+)(=~?)\"([^\"]*)\"");
    /** What Strimzi calls the exporter's port, https://strimzi.io/docs/operators/latest/deploying#proc-metrics-kafka-deploy-options-str */
    private static final String PORT = "tcp-prometheus";
    private static final int PORT_NUMBER = 9404;
    /** The exporter's metrics, with their own labels: https://github.com/danielqsj/kafka_exporter#consumer-groups */
    private static final Map<String, Set<String>> EXPORTED = Map.of(
            "kafka_consumergroup_lag", Set.of("consumergroup", "topic", "partition"), "kafka_consumergroup_members", Set.of("consumergroup"));

    private final Rendered production = Rendered.of(Rendered.PRODUCTION);

    @Test
    void everyServiceIsScaledByItsOwnLagWhateverItsVersion() throws IOException {
        Map<String, String> given = labelsOfTheScrape();
        List<String> names = Repository.services().stream().filter(Service::needsTheStream).map(Service::name).toList();
        for (String service : names) {
            String query = each(production.one("ScaledObject", service).at("/spec/triggers")).stream()
                    .filter(trigger -> trigger.path("type").asText().equals("prometheus")).findFirst().orElseThrow()
                    .at("/metadata/query").asText();
            Map<String, Map<String, MatchResult>> asked = new HashMap<>();
            METRIC.matcher(query).results().forEach(metric -> asked.put(metric.group(1),
                    LABEL.matcher(metric.group(2)).results().collect(Collectors.toMap(label -> label.group(1), label -> label))));

            assertThat(asked.keySet()).as(query).isEqualTo(EXPORTED.keySet());
            asked.forEach((metric, labels) -> {
                Set<String> known = new HashSet<>(EXPORTED.get(metric));
                known.addAll(given.keySet());
                assertThat(known).as(query).containsAll(labels.keySet());
                assertThat(labels.get("namespace").group(3)).as(query)
                        .isEqualTo(production.one("Deployment", service + "-service").at("/metadata/namespace").asText());
            });
            MatchResult group = asked.get("kafka_consumergroup_lag").get("consumergroup");
            assertThat(group.group(2)).isEqualTo("=~");
            for (String other : names) {
                for (int version : new int[] {1, 2, 12}) {
                    assertThat(FoldSettings.of(other, version).group().matches(group.group(3))).as("%s, of %s", query, other)
                            .isEqualTo(other.equals(service));
                }
            }
        }
    }

    @Test
    void theExporterIsSwitchedOnForTheGroupsThatFoldAndPrometheusMayAskIt() throws IOException {
        JsonNode kafka = production.ofKind("Kafka").get(0);
        assertThat(kafka.at("/spec").has("kafkaExporter")).isTrue();
        String groups = kafka.at("/spec/kafkaExporter/groupRegex").asText();
        assertThat(Repository.services().stream().filter(Service::needsTheStream).map(service -> FoldSettings.of(service.name(), 1).group()))
                .allMatch(group -> group.matches(groups));

        // as Strimzi names it
        String exporter = Rendered.name(kafka) + "-kafka-exporter";
        JsonNode kept = each(job().path("relabel_configs")).stream().filter(one -> one.path("action").asText().equals("keep")).findFirst().orElseThrow();
        assertThat(each(kept.path("source_labels"))).extracting(JsonNode::asText)
                .containsExactly("__meta_kubernetes_pod_label_strimzi_io_name", "__meta_kubernetes_pod_container_port_name");
        assertThat(kept.path("regex").asText()).isEqualTo(exporter + ";" + PORT);
        assertThat(each(job().at("/kubernetes_sd_configs/0/namespaces/names"))).extracting(JsonNode::asText)
                .containsExactly(kafka.at("/metadata/namespace").asText());
        JsonNode policy = production.one("NetworkPolicy", "kafka-exporter").path("spec");
        assertThat(policy.at("/podSelector/matchLabels/strimzi.io~1name").asText()).isEqualTo(exporter);
        assertThat(policy.at("/ingress/0/from/0/namespaceSelector/matchLabels/kubernetes.io~1metadata.name").asText()).isEqualTo("monitoring");
        assertThat(policy.at("/ingress/0/ports/0/port").asInt()).isEqualTo(PORT_NUMBER);
    }

    /** Or every {@code kubectl apply} would undo what was scaled. */
    @Test
    void whatIsScaledHasNoNumberOfItsOwn() {
        List<JsonNode> scaled = production.ofKind("ScaledObject");

        assertThat(scaled).isNotEmpty().allSatisfy(one -> {
            assertThat(production.one("Deployment", one.at("/spec/scaleTargetRef/name").asText()).path("spec").has("replicas")).isFalse();
            assertThat(one.at("/spec/minReplicaCount").asInt()).isGreaterThanOrEqualTo(2);
        });
    }

    /** Those that relabelling adds to every series of the exporter, with where they come from. */
    private static Map<String, String> labelsOfTheScrape() throws IOException {
        Map<String, String> labels = new HashMap<>();
        for (JsonNode one : job().path("relabel_configs")) {
            if (one.has("target_label")) {
                labels.put(one.path("target_label").asText(), one.at("/source_labels/0").asText());
            }
        }
        assertThat(labels).containsEntry("namespace", "__meta_kubernetes_namespace");
        return labels;
    }

    private static JsonNode job() throws IOException {
        JsonNode prometheus = new ObjectMapper(new YAMLFactory()).readTree(Repository.read("deploy/observability/prometheus.yaml"));
        return each(prometheus.path("scrape_configs")).stream().filter(job -> job.path("job_name").asText().equals("kafka-exporter"))
                .findFirst().orElseThrow(() -> new AssertionError("nobody asks Strimzi's exporter"));
    }
}
