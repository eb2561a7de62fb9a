package org.tandem.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;

import java.util.List;
import java.util.Map;

/** The types that manifests are read as. A field that a type does not have is refused: the API server would drop it without a word. */
final class StrictModels {

    private static final Map<String, Class<?>> TYPES = Map.ofEntries(
            Map.entry("v1/Namespace", Namespace.class),
            Map.entry("v1/ConfigMap", ConfigMap.class),
            Map.entry("v1/Secret", Secret.class),
            Map.entry("v1/Service", io.fabric8.kubernetes.api.model.Service.class),
            Map.entry("v1/ServiceAccount", ServiceAccount.class),
            Map.entry("apps/v1/Deployment", Deployment.class),
            Map.entry("apps/v1/StatefulSet", StatefulSet.class),
            Map.entry("batch/v1/Job", Job.class),
            Map.entry("networking.k8s.io/v1/Ingress", Ingress.class),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
            Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("kafka.strimzi.io/v1/Kafka", Kafka.class),
            Map.entry("kafka.strimzi.io/v1/KafkaNodePool", KafkaNodePool.class),
            Map.entry("kafka.strimzi.io/v1/KafkaTopic", KafkaTopic.class),
            Map.entry("kafka.strimzi.io/v1/KafkaUser", KafkaUser.class),
            Map.entry("postgresql.cnpg.io/v1/Cluster", DatabaseCluster.class),
            Map.entry("keda.sh/v1alpha1/ScaledObject", ScaledObject.class));

    private static final ObjectMapper STRICT = new ObjectMapper()
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true)
            .setAnnotationIntrospector(new WithoutCatchAll());

    private StrictModels() {
    }

    /** @throws JsonProcessingException if a field is unknown or has a value of another type */
    static Object read(JsonNode object) throws JsonProcessingException {
        String type = object.path("apiVersion").asText() + "/" + object.path("kind").asText();
        if (!TYPES.containsKey(type)) {
            throw new AssertionError("no model is known for " + type + ": name one in StrictModels");
        }
        return STRICT.treeToValue(object, TYPES.get(type));
    }

    /** The models keep what they do not know; here that is the mistake that is looked for. */
    private static final class WithoutCatchAll extends JacksonAnnotationIntrospector {
        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }

        @Override
        public Boolean hasAnyGetter(Annotated annotated) {
            return false;
        }
    }

    // The operators below publish no Java types: what is used of theirs, by name, from their references.

    /** CloudNativePG's Cluster, as in its API reference (postgresql.cnpg.io/v1). */
    record DatabaseCluster(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
        record Spec(int instances, String imageName, InheritedMetadata inheritedMetadata, Bootstrap bootstrap, Storage storage,
                    ResourceRequirements resources, PostgresConfiguration postgresql) {
        }

        record InheritedMetadata(Map<String, String> labels) {
        }

        record Bootstrap(InitDb initdb) {
        }

        record InitDb(String database, String owner) {
        }

        record Storage(String size) {
        }

        record PostgresConfiguration(Map<String, String> parameters) {
        }
    }

    /** KEDA's ScaledObject, as in its specification (keda.sh/v1alpha1). */
    record ScaledObject(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
        record Spec(Target scaleTargetRef, int minReplicaCount, int maxReplicaCount, List<Trigger> triggers) {
        }

        record Target(String name) {
        }

        record Trigger(String type, String metricType, Map<String, String> metadata) {
        }
    }
}
