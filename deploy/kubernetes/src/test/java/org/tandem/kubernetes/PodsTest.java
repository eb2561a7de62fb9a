package org.tandem.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandem.kubernetes.Rendered.each;

/** Every pod is of the "restricted" Pod Security Standard and a little more, and may talk to those it needs and to nobody else. */
class PodsTest {

    /** Of the standard: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted */
    private static final Set<String> VOLUMES = Set.of("configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim",
            "projected", "secret");

    @ParameterizedTest
    @ValueSource(strings = {Rendered.SMALL, Rendered.PRODUCTION, Rendered.SMALL_WITH_PROVIDER, Rendered.SMALL_DEVELOPMENT_SIGN_IN})
    void everyPodIsRestricted(String overlay) {
        Rendered rendered = Rendered.of(overlay);
        assertThat(rendered.one("Namespace", "tandem").at("/metadata/labels").path("pod-security.kubernetes.io/enforce").asText())
                .isEqualTo("restricted");
        for (JsonNode template : rendered.podTemplates()) {
            JsonNode pod = template.path("spec");
            String who = template.at("/metadata/labels").toString();
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).as(who).isTrue();
            assertThat(pod.at("/securityContext/runAsUser").asInt()).as(who).isPositive();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).as(who).isEqualTo("RuntimeDefault");
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).as(who).isFalse();
            assertThat(pod.path("enableServiceLinks").asBoolean(true)).as("KAFKA_PORT would be a Kafka setting: %s", who).isFalse();
            assertThat(List.of("hostNetwork", "hostPID", "hostIPC")).as(who).noneMatch(pod::has);
            for (JsonNode volume : pod.path("volumes")) {
                List<String> fields = new ArrayList<>();
                volume.fieldNames().forEachRemaining(fields::add);
                assertThat(VOLUMES).as(who).containsAll(fields.stream().filter(field -> !field.equals("name")).toList());
            }
            for (JsonNode container : pod.path("containers")) {
                JsonNode security = container.path("securityContext");
                assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).as(who).isFalse();
                assertThat(security.path("readOnlyRootFilesystem").asBoolean()).as(who).isTrue();
                assertThat(each(security.at("/capabilities/drop"))).extracting(JsonNode::asText).as(who).containsExactly("ALL");
                for (String kind : List.of("requests", "limits")) {
                    assertThat(container.path("resources").path(kind).has("memory")).as(who).isTrue();
                    assertThat(container.path("resources").path(kind).has("cpu")).as(who).isTrue();
                }
                assertThat(container.path("image").asText()).as(who).matches(".+(:(?!latest$)[^:/]+|@sha256:[0-9a-f]{64})");
            }
        }
    }

    /** {@code preStop} and what Quarkus takes for its own end must fit before the pod is killed. */
    @ParameterizedTest
    @ValueSource(strings = {Rendered.SMALL, Rendered.PRODUCTION, Rendered.SMALL_WITH_PROVIDER, Rendered.SMALL_DEVELOPMENT_SIGN_IN})
    void aServiceHasTimeToEnd(String overlay) {
        for (JsonNode deployment : Rendered.of(overlay).ofKind("Deployment")) {
            JsonNode pod = deployment.at("/spec/template/spec");
            int sleep = pod.at("/containers/0/lifecycle/preStop/sleep/seconds").asInt();
            int shutdown = each(pod.at("/containers/0/env")).stream().filter(one -> one.path("name").asText().equals("QUARKUS_SHUTDOWN_TIMEOUT"))
                    .mapToInt(one -> Integer.parseInt(one.path("value").asText().replace("s", ""))).findFirst().orElseThrow();

            assertThat(sleep).isPositive();
            // a fold and a decision in hand take up to ten seconds each
            assertThat(pod.path("terminationGracePeriodSeconds").asInt()).isGreaterThan(sleep + shutdown + 20);
            assertThat(pod.at("/topologySpreadConstraints/0/labelSelector/matchLabels")).isEqualTo(deployment.at("/spec/selector/matchLabels"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Rendered.SMALL, Rendered.PRODUCTION, Rendered.SMALL_WITH_PROVIDER, Rendered.SMALL_DEVELOPMENT_SIGN_IN})
    void nobodyTalksToAnybodyUnlessSaid(String overlay) {
        Rendered rendered = Rendered.of(overlay);
        JsonNode deny = rendered.one("NetworkPolicy", "default-deny").path("spec");

        assertThat(deny.path("podSelector")).isEmpty();
        assertThat(each(deny.path("policyTypes"))).extracting(JsonNode::asText).containsExactlyInAnyOrder("Ingress", "Egress");
        assertThat(deny.has("ingress") || deny.has("egress")).isFalse();
        for (Service service : Repository.services()) {
            JsonNode policy = rendered.one("NetworkPolicy", service.onTheCluster()).path("spec");
            Set<String> to = new TreeSet<>();
            policy.path("egress").forEach(rule -> to.add("" + peers(rule.path("to")) + ports(rule)));
            Set<String> from = new TreeSet<>();
            policy.path("ingress").forEach(rule -> from.add("" + peers(rule.path("from")) + ports(rule)));

            assertThat(policy.at("/podSelector/matchLabels/app.kubernetes.io~1name").asText()).isEqualTo(service.name());
            assertThat(policy.at("/podSelector/matchLabels/app.kubernetes.io~1component").asText()).isEqualTo(service.component());
            assertThat(from).as("to %s", service).isEqualTo(mayAsk(service));
            assertThat(to).as("from %s", service).isEqualTo(mayBeAsked(service, overlay));
        }
    }

    /** Tables are made anew beside those that are asked, by a copy of the Deployment: "Rebuild the tables of a service" in docs/operations.md. */
    @ParameterizedTest
    @ValueSource(strings = {Rendered.SMALL, Rendered.PRODUCTION, Rendered.SMALL_WITH_PROVIDER, Rendered.SMALL_DEVELOPMENT_SIGN_IN})
    void aCopyThatDoesNotServeIsLetOutAndSentNothing(String overlay) {
        Rendered rendered = Rendered.of(overlay);
        for (Service service : Repository.services().stream().filter(Service::needsTheStream).toList()) {
            Map<String, String> serving = labels(rendered.one("Deployment", service.onTheCluster()).at("/spec/template/metadata/labels"));
            Map<String, String> copy = new HashMap<>(serving);
            copy.remove("tandem.org/serves");
            Map<String, String> sentTo = labels(rendered.one("Service", service.onTheCluster()).at("/spec/selector"));

            assertThat(serving).as("of %s", service).containsAllEntriesOf(sentTo);
            assertThat(copy.entrySet().containsAll(sentTo.entrySet())).as("the Service of %s chooses the copy", service).isFalse();
            assertThat(copy).as("lets %s out", service)
                    .containsAllEntriesOf(labels(rendered.one("NetworkPolicy", service.onTheCluster()).at("/spec/podSelector/matchLabels")));
            if (overlay.equals(Rendered.PRODUCTION)) {
                assertThat(copy).as("the database of %s lets it in", service).containsAllEntriesOf(
                        labels(rendered.one("NetworkPolicy", service.name() + "-db").at("/spec/ingress/0/from/0/podSelector/matchLabels")));
            }
        }
    }

    private static Map<String, String> labels(JsonNode node) {
        Map<String, String> labels = new HashMap<>();
        node.fields().forEachRemaining(label -> labels.put(label.getKey(), label.getValue().asText()));
        assertThat(labels).isNotEmpty();
        return labels;
    }

    private static Set<String> mayAsk(Service service) {
        return service.needsTheStream() ? Set.of("[ingress-nginx, monitoring][http]", "[console][http]")
                : Set.of("[ingress-nginx, monitoring][http]");
    }

    private static Set<String> mayBeAsked(Service service, String overlay) {
        Set<String> peers = new TreeSet<>(Set.of("[kube-system][53, 53]"));
        if (service.needsTheStream()) {
            peers.add("[database][5432]");
            peers.add(overlay.equals(Rendered.PRODUCTION) ? "[broker][9093]" : "[broker][9092]");
        } else {
            peers.add("[service][8080]");
        }
        if (overlay.equals(Rendered.PRODUCTION) || overlay.equals(Rendered.SMALL_WITH_PROVIDER)) {
            peers.add("[0.0.0.0/0][443]");
        }
        return peers;
    }

    private static List<String> peers(JsonNode peers) {
        List<String> names = new ArrayList<>();
        for (JsonNode peer : peers) {
            if (peer.has("ipBlock")) {
                names.add(peer.at("/ipBlock/cidr").asText());
            }
            peer.findValues("values").forEach(values -> values.forEach(value -> names.add(value.asText())));
        }
        return names;
    }

    private static List<String> ports(JsonNode rule) {
        return each(rule.path("ports")).stream().map(port -> port.path("port").asText()).toList();
    }
}
