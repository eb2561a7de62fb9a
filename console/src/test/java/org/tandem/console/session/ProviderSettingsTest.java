package org.tandem.console.session;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tandem.console.ConsoleConfigTest;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class ProviderSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://pipeline:8080", "https://pipeline.example.com", "http://127.0.0.1:8080/", "http://[::1]:8080"})
    void aServiceIsAtSchemeHostAndPort(String url) {
        assertThat(broken("pipeline", url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipeline:8080", "pipeline", "ftp://pipeline", "http:///leads", "http://pipe_line:8080", "http://pipeline:8080/api",
            "http://pipeline:8080/?a=b", "http://pipeline:8080#a", "http://rep:secret@pipeline:8080"})
    void anythingElseIsRefusedAtTheStart(String url) {
        assertThat(broken("pipeline", url)).singleElement().asString().contains("tandem.console.services.pipeline=" + url, "http://pipeline:8080");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pipeline", "2nd", "lead_capture"})
    void aNameThatNoAddressHasIsRefusedAtTheStart(String name) {
        assertThat(broken(name, "http://pipeline:8080")).singleElement().asString().contains("tandem.console.services." + name, "lead-capture");
    }

    @Test
    void withoutAProviderNobodySignsIn() {
        assertThat(settings(Map.of()).unsafe()).hasSize(2).anySatisfy(line -> assertThat(line).contains("quarkus.oidc.auth-server-url"))
                .anySatisfy(line -> assertThat(line).contains("tandem.console.services"));
    }

    private static List<String> broken(String service, String url) {
        return settings(Map.of("tandem.console.services." + service, url)).broken();
    }

    private static ProviderSettings settings(Map<String, String> settings) {
        return new ProviderSettings(ConsoleConfigTest.config(settings), Optional.empty(), Optional.empty());
    }
}
