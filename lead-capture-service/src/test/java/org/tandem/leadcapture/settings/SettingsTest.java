package org.tandem.leadcapture.settings;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.tandem.projection.service.StreamConfig;
import org.tandem.rest.guard.RestConfig;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import static io.smallrye.config.ConfigMappings.ConfigClass.configClass;
import static org.assertj.core.api.Assertions.assertThat;

/** Every name and every default: a setting that is renamed, or means something else when left out, shows here. */
class SettingsTest {

    private static final String NONE = "(none)";

    @Test
    void captureSettings() {
        assertThat(namesAndDefaults(CaptureConfig.class)).isEqualTo(new TreeMap<>(Map.ofEntries(
                Map.entry("tandem.capture.kept-refusals-per-minute", "600"),
                Map.entry("tandem.capture.remembered-ids", "50000"),
                Map.entry("tandem.capture.submissions-at-once", "60"),
                Map.entry("tandem.capture.submissions-per-minute", "30"),
                Map.entry("tandem.capture.remembered-addresses", "10000"),
                Map.entry("tandem.capture.requests-per-second", NONE),
                Map.entry("tandem.capture.trusted-proxies", NONE),
                Map.entry("tandem.capture.trusted-proxies[*]", NONE),
                Map.entry("tandem.capture.request-deadline", NONE),
                Map.entry("tandem.capture.retry-after", "5s"),
                Map.entry("tandem.capture.senders.*.key-sha256", NONE),
                Map.entry("tandem.capture.senders.*.revoked", "false"),
                Map.entry("tandem.capture.senders.*.source", "api"),
                Map.entry("tandem.capture.forms.*.sender", NONE),
                Map.entry("tandem.capture.forms.*.revoked", "false"),
                Map.entry("tandem.capture.forms.*.allowed-origins", NONE),
                Map.entry("tandem.capture.forms.*.allowed-origins[*]", NONE),
                Map.entry("tandem.capture.forms.*.required-fields", NONE),
                Map.entry("tandem.capture.forms.*.required-fields[*]", NONE),
                Map.entry("tandem.capture.forms.*.source", "web-form"),
                Map.entry("tandem.capture.forms.*.campaign", NONE),
                Map.entry("tandem.capture.forms.*.country", NONE),
                Map.entry("tandem.capture.forms.*.consents[*].purpose", NONE),
                Map.entry("tandem.capture.forms.*.consents[*].text", NONE))));
    }

    @Test
    void identitySettings() {
        assertThat(namesAndDefaults(IdentityConfig.class)).isEqualTo(Map.of("tandem.identity.namespace", NONE));
    }

    @Test
    void streamSettings() {
        assertThat(namesAndDefaults(StreamConfig.class)).isEqualTo(new TreeMap<>(Map.of(
                "tandem.stream.partitions", "6",
                "tandem.stream.projection-version", NONE,
                "tandem.stream.consumers", "1",
                "tandem.stream.fold", "true",
                "tandem.stream.act-from", NONE,
                "tandem.stream.await-limit", "5s")));
    }

    @Test
    void restSettings() {
        assertThat(namesAndDefaults(RestConfig.class)).isEqualTo(Map.of("tandem.rest.request-deadline", "10s",
                "tandem.rest.body-limit", "64K", "tandem.rest.least-pace", "16K", "tandem.rest.pace-period", "30s",
                "tandem.rest.streamed-paths", NONE, "tandem.rest.streamed-paths[*]", NONE));
    }

    @Test
    void nothingSetMeansNoSendersAndNoForms() {
        // When
        CaptureConfig config = mapping(CaptureConfig.class, "tandem.capture", Map.of());

        // Then
        assertThat(config.senders()).isEmpty();
        assertThat(config.forms()).isEmpty();
        assertThat(config.retryAfter()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aFormIsReadAsWritten() {
        // When
        CaptureConfig.Form form = mapping(CaptureConfig.class, "tandem.capture", Map.of(
                "tandem.capture.forms.demo.sender", "website",
                "tandem.capture.forms.demo.allowed-origins", "https://a.example,https://b.example",
                "tandem.capture.forms.demo.consents[0].purpose", "email",
                "tandem.capture.forms.demo.consents[0].text", "Yes, please")).forms().get("demo");

        // Then
        assertThat(form.sender()).isEqualTo("website");
        assertThat(form.source()).isEqualTo("web-form");
        assertThat(form.revoked()).isFalse();
        assertThat(form.allowedOrigins().orElseThrow()).containsExactlyInAnyOrder("https://a.example", "https://b.example");
        assertThat(form.consents().orElseThrow()).singleElement()
                .satisfies(consent -> assertThat(consent.text()).isEqualTo("Yes, please"));
    }

    @Test
    void theNamespaceIsAUuid() {
        UUID namespace = UUID.randomUUID();
        assertThat(mapping(IdentityConfig.class, "tandem.identity", Map.of("tandem.identity.namespace", namespace.toString()))
                .namespace()).contains(namespace);
    }

    private static Map<String, String> namesAndDefaults(Class<?> mapping) {
        Map<String, String> names = new TreeMap<>();
        ConfigMappings.getProperties(configClass(mapping)).forEach((name, property) -> {
            if (property.isLeaf() || property.isPrimitive()) {
                names.put(name, !property.hasDefaultValue() ? NONE : property.isPrimitive()
                        ? property.asPrimitive().getDefaultValue() : property.asLeaf().getDefaultValue());
            }
        });
        return names;
    }

    private static <T> T mapping(Class<T> type, String prefix, Map<String, String> values) {
        return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(type, prefix).withDefaultValues(values).build().getConfigMapping(type);
    }
}
