package org.tandem.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import org.junit.jupiter.api.Assumptions;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What {@code kubectl apply -k} of an overlay would send, rendered once for all tests; those are skipped where there is no kubectl. */
record Rendered(String overlay, List<JsonNode> objects) {

    static final String SMALL = "small";
    static final String PRODUCTION = "production";
    static final String SMALL_WITH_PROVIDER = "small-with-provider";
    static final String SMALL_DEVELOPMENT_SIGN_IN = "small-development-sign-in";
    static final String REQUIRE = "tandem.test.require";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Map<String, Rendered> DONE = new ConcurrentHashMap<>();

    static Rendered of(String overlay) {
        if (!DONE.containsKey(overlay)) {
            skipWithout("kubectl", "version", "--client");
            if (overlay.startsWith(SMALL)) {
                skipWithout("openssl", "version");
            }
        }
        return DONE.computeIfAbsent(overlay, Rendered::render);
    }

    List<JsonNode> ofKind(String kind) {
        return objects.stream().filter(object -> kind(object).equals(kind)).toList();
    }

    JsonNode one(String kind, String name) {
        return ofKind(kind).stream().filter(object -> name(object).equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError("the overlay " + overlay + " has no " + kind + " " + name));
    }

    /** Pods of everything that runs: Deployments, StatefulSets, Jobs. */
    List<JsonNode> podTemplates() {
        return objects.stream().map(object -> object.at("/spec/template")).filter(template -> template.has("spec")
                && template.path("spec").has("containers")).toList();
    }

    static String kind(JsonNode object) {
        return object.path("kind").asText();
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    static List<JsonNode> each(JsonNode list) {
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        return items;
    }

    private static Rendered render(String overlay) {
        try {
            Path copy = Files.createTempDirectory("tandem-kubernetes");
            Path root = Repository.root().resolve("deploy/kubernetes");
            for (String folder : List.of("base", "overlays")) {
                copy(root.resolve(folder), copy.resolve(folder));
            }
            if (overlay.startsWith(SMALL)) {
                run(copy.resolve("overlays/small"), "sh", "new-secrets");
            }
            String yaml = run(copy, "kubectl", "kustomize", "overlays/" + overlay);
            try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
                return new Rendered(overlay, documents.readAll());
            } finally {
                delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Skips a test where the command's program is not there.
     *
     * @throws AssertionError if it is one of {@code -Dtandem.test.require=kubectl,promtool}: a build that skips what it is asked for is not green
     */
    static void skipWithout(String... command) {
        try {
            run(Path.of("."), command);
        } catch (UncheckedIOException absent) {
            if (List.of(System.getProperty(REQUIRE, "").split(",")).contains(command[0])) {
                throw new AssertionError("there is no " + command[0] + ", and " + REQUIRE + " says that there must be", absent);
            }
            System.err.println("SKIPPED: there is no " + command[0] + " here, so what it checks is not checked");
            Assumptions.abort("no " + command[0]);
        }
    }

    static String run(Path directory, String... command) {
        try {
            File errors = File.createTempFile("tandem", ".err");
            Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectError(errors).start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes());
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + " failed: " + Files.readString(errors.toPath()));
            }
            Files.delete(errors.toPath());
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(one -> !one.toString().contains("overlays" + File.separator + "small"
                    + File.separator + "secrets")).toList()) {
                Files.createDirectories(to.resolve(from.relativize(file)).getParent());
                if (Files.isRegularFile(file)) {
                    Files.copy(file, to.resolve(from.relativize(file)));
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
