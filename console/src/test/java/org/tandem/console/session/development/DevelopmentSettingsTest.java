package org.tandem.console.session.development;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandem.console.ConsoleConfig;
import org.tandem.console.ConsoleConfigTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class DevelopmentSettingsTest {

    private static final String PREFIX = "tandem.console.development-sign-in.";

    @TempDir
    Path directory;
    private Map<String, String> on;

    @BeforeEach
    void turnOn() throws IOException {
        Path key = Files.writeString(directory.resolve("tokens"), "a key");
        on = Map.of(PREFIX + "enabled", "true", PREFIX + "key-file", key.toString(), PREFIX + "people.rep-1", "sales-rep");
    }

    @Test
    void runsOnThisMachineAlone() {
        assertThat(broken(on, "127.0.0.1", "local")).isEmpty();
        assertThat(broken(on, "0.0.0.0", "local")).singleElement().asString().contains("quarkus.http.host=0.0.0.0", "set quarkus.http.host=127.0.0.1");
    }

    @Test
    void isRefusedInProductionEvenOnThisMachine() {
        assertThat(broken(on, "127.0.0.1", "prod")).singleElement().asString()
                .contains("enabled=true", "prod", "remove it and set quarkus.oidc.auth-server-url");
        assertThat(broken(on, "0.0.0.0", "prod")).hasSize(2);
        assertThat(broken(on, "127.0.0.1", "prod", "local")).singleElement().asString().contains("prod,local");
        assertThat(broken(on, "127.0.0.1")).hasSize(1);
    }

    @Test
    void saysWhatItLacks() {
        assertThat(broken(Map.of(PREFIX + "enabled", "true"), "localhost", "local")).hasSize(2)
                .anySatisfy(line -> assertThat(line).contains("key-file")).anySatisfy(line -> assertThat(line).contains("people.<id>"));
    }

    @Test
    void thatItIsOffIsNoProblemAnywhere() {
        assertThat(broken(Map.of(), "0.0.0.0", "prod")).isEmpty();
    }

    private static List<String> broken(Map<String, String> settings, String host, String... profiles) {
        ConsoleConfig config = ConsoleConfigTest.config(settings);
        return new DevelopmentSettings(config.developmentSignIn(), host, List.of(profiles)).broken();
    }
}
