import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes of rendered manifests what {@code podman play kube} 4.3 takes, which knows Pods and volumes of the host: each workload
 * becomes a Pod, variables and files of ConfigMaps and Secrets are written out, every other volume is a folder, and of a Service
 * remains a name in the network. User, capabilities, read-only root, limits, commands and variables stay as they are.
 *
 * <pre>java -cp 'deploy/local/target/lib/*' PodsOf.java rendered.yaml folder</pre>
 *
 * writes {@code folder/<workload>.yaml} and prints a line for each: kind, workload, and the names it has in the network.
 */
public class PodsOf {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final List<JsonNode> objects;
    private final Path folder;
    /** ConfigMaps and Secrets, as text. */
    private final Map<String, Map<String, String>> data = new HashMap<>();

    PodsOf(List<JsonNode> objects, Path folder) {
        this.objects = objects;
        this.folder = folder;
        for (JsonNode object : objects) {
            Map<String, String> values = new HashMap<>();
            boolean secret = kind(object).equals("Secret");
            object.path("data").fields().forEachRemaining(entry -> values.put(entry.getKey(),
                    secret ? new String(Base64.getMimeDecoder().decode(entry.getValue().asText())) : entry.getValue().asText()));
            data.put(kind(object) + "/" + name(object), values);
        }
    }

    public static void main(String[] args) throws IOException {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(Path.of(args[0]).toFile())) {
            new PodsOf(documents.readAll(), Path.of(args[1])).write();
        }
    }

    private void write() throws IOException {
        for (JsonNode object : objects) {
            if (object.at("/spec/template/spec").has("containers")) {
                Path file = folder.resolve(name(object) + ".yaml");
                Files.createDirectories(folder);
                YAML.writeValue(file.toFile(), pod(object));
                System.out.println(kind(object) + " " + name(object) + " " + String.join(",", names(object)));
            }
        }
    }

    private ObjectNode pod(JsonNode workload) throws IOException {
        ObjectNode pod = YAML.createObjectNode().put("apiVersion", "v1").put("kind", "Pod");
        pod.putObject("metadata").put("name", name(workload)).set("labels", workload.at("/spec/template/metadata/labels"));
        ObjectNode spec = workload.at("/spec/template/spec").deepCopy();
        pod.set("spec", spec);
        spec.remove(List.of("serviceAccountName", "topologySpreadConstraints"));
        for (JsonNode container : spec.path("containers")) {
            ((ObjectNode) container).remove(
                    List.of("startupProbe", "readinessProbe", "livenessProbe", "lifecycle", "ports"));
            ((ObjectNode) container).replace("env", variables(container));
            ((ObjectNode) container).remove("envFrom");
        }
        ArrayNode volumes = YAML.createArrayNode();
        for (JsonNode volume : spec.path("volumes")) {
            volumes.add(hostVolume(name(workload), volume));
        }
        for (JsonNode claim : workload.at("/spec/volumeClaimTemplates")) {
            volumes.add(hostVolume(name(workload), YAML.createObjectNode().put("name", name(claim))));
        }
        spec.set("volumes", volumes);
        return pod;
    }

    private ArrayNode variables(JsonNode container) {
        Map<String, String> values = new HashMap<>();
        for (JsonNode from : container.path("envFrom")) {
            values.putAll(data.get("ConfigMap/" + from.at("/configMapRef/name").asText()));
        }
        for (JsonNode variable : container.path("env")) {
            JsonNode secret = variable.at("/valueFrom/secretKeyRef");
            String value = secret.isMissingNode() ? variable.path("value").asText()
                    : data.getOrDefault("Secret/" + secret.path("name").asText(), Map.of()).get(secret.path("key").asText());
            if (value != null) {
                values.put(variable.path("name").asText(), value);
            }
        }
        ArrayNode variables = YAML.createArrayNode();
        values.forEach((name, value) -> variables.addObject().put("name", name).put("value", value));
        return variables;
    }

    private ObjectNode hostVolume(String workload, JsonNode volume) throws IOException {
        Path path = Files.createDirectories(folder.resolve("volumes").resolve(workload).resolve(volume.path("name").asText()));
        // the users of the pods are nobody's here
        path.toFile().setWritable(true, false);
        path.toFile().setReadable(true, false);
        path.toFile().setExecutable(true, false);
        String source = volume.has("configMap") ? "ConfigMap/" + volume.at("/configMap/name").asText()
                : volume.has("secret") ? "Secret/" + volume.at("/secret/secretName").asText() : null;
        if (source != null) {
            for (Map.Entry<String, String> file : data.get(source).entrySet()) {
                Files.writeString(path.resolve(file.getKey()), file.getValue());
            }
        }
        ObjectNode host = YAML.createObjectNode().put("name", volume.path("name").asText());
        host.putObject("hostPath").put("path", path.toAbsolutePath().toString()).put("type", "Directory");
        return host;
    }

    /** Its own, and those of the Services that choose it. */
    private List<String> names(JsonNode workload) {
        JsonNode labels = workload.at("/spec/template/metadata/labels");
        List<String> names = new ArrayList<>(List.of(name(workload)));
        for (JsonNode service : objects) {
            JsonNode selector = service.at("/spec/selector");
            if (kind(service).equals("Service") && !names.contains(name(service)) && matches(selector, labels)) {
                names.add(name(service));
            }
        }
        return names;
    }

    private static boolean matches(JsonNode selector, JsonNode labels) {
        boolean all = true;
        for (var fields = selector.fields(); fields.hasNext(); ) {
            var field = fields.next();
            all &= field.getValue().equals(labels.get(field.getKey()));
        }
        return all;
    }

    private static String kind(JsonNode object) {
        return object.path("kind").asText();
    }

    private static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }
}
