package org.tandem.console;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import static io.smallrye.config.ConfigMappings.ConfigClass.configClass;
import static org.assertj.core.api.Assertions.assertThat;

public class ConsoleConfigTest {

    private static final String NONE = "(none)";

    /** Every name and every default: a setting that is renamed, or means something else when left out, shows here. */
    @Test
    void hasTheseNamesAndDefaults() {
        Map<String, String> found = new TreeMap<>();
        ConfigMappings.getProperties(configClass(ConsoleConfig.class)).forEach((name, property) ->
                found.put(name, property.hasDefaultValue() ? property.getDefaultValue() : NONE));

        assertThat(found).isEqualTo(new TreeMap<>(Map.of(
                "tandem.console.services.*", NONE,
                "tandem.console.patience", "45s",
                "tandem.console.development-sign-in.enabled", "false",
                "tandem.console.development-sign-in.key-file", NONE,
                "tandem.console.development-sign-in.issuer", "https://tandem.local",
                "tandem.console.development-sign-in.audience", "tandem",
                "tandem.console.development-sign-in.people.*", NONE)));
    }

    @Test
    void isReadAsWritten() {
        ConsoleConfig config = config(Map.of("tandem.console.services.lead-capture", "http://capture:8080",
                "tandem.console.development-sign-in.people.rep-1", "sales-rep"));

        assertThat(config.services().get("lead-capture").url()).isEqualTo(URI.create("http://capture:8080"));
        assertThat(config.patience()).isEqualTo(Duration.ofSeconds(45));
        assertThat(config.developmentSignIn().isEnabled()).isFalse();
        assertThat(config.developmentSignIn().people()).containsEntry("rep-1", "sales-rep");
    }

    public static ConsoleConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(ConsoleConfig.class).withDefaultValues(settings)
                .build().getConfigMapping(ConsoleConfig.class);
    }
}
