package org.tandem.console.forward;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class TargetTest {

    private static final Map<String, URI> SERVICES = Map.of("pipeline", URI.create("http://pipeline:8080"),
            "lead-capture", URI.create("https://capture.example.com"));

    @Test
    void pathAndQueryGoThroughAsTheyWereSent() {
        Target target = Target.of("/api/pipeline/leads/4711/history?after=%C3%A9&x=1?2", SERVICES).orElseThrow();

        assertThat(target.uri()).isEqualTo("/leads/4711/history?after=%C3%A9&x=1?2");
        assertThat(target.port()).isEqualTo(8080);
        assertThat(target.isSecure()).isFalse();
        assertThat(Target.of("/api/lead-capture/leads", SERVICES).orElseThrow().port()).isEqualTo(443);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/unknown/leads", "/api/pipeline", "/api//leads", "/api/pipeline/q/health", "/api/pipeline/q", "/api/pipeline/%71/health",
            "/api/pipeline/%71", "/api/pipeline/q?x=1", "/api/pipeline/%6ceads", "/api/pipeline/", "/api/pipeline/../x",
            "/api/pipeline/a/../q/metrics", "/api/pipeline/./x", "/api/pipeline/%2e%2e/x", "/api/pipeline/%2E./q/health", "/api/pipeline//q/health",
            "/api/pipeline/a%2fb", "/api/pipeline/a%5Cb", "/api/pipeline/a\\b", "/api/pipeline/;/q/health", "/api/PIPELINE/leads", "/api/pipeline@evil.example/x",
            "/api/pipeline/a%00"})
    void nothingElseIsReached(String uri) {
        assertThat(Target.of(uri, SERVICES)).isEmpty();
    }

    @Test
    void aPlaceInTheServiceIsAPlaceUnderTheConsole() {
        Target target = Target.of("/api/pipeline/leads/1/accept", SERVICES).orElseThrow();

        assertThat(target.seenFromThePage("/requests/2")).isEqualTo("/api/pipeline/requests/2");
        assertThat(target.seenFromThePage("http://pipeline:8080/requests/2?a=b")).isEqualTo("/api/pipeline/requests/2?a=b");
        assertThat(target.seenFromThePage("https://elsewhere.example.com/x")).isEqualTo("https://elsewhere.example.com/x");
    }
}
