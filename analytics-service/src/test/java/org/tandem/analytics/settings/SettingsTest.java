package org.tandem.analytics.settings;

import io.smallrye.config.ConfigMappings;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import static io.smallrye.config.ConfigMappings.ConfigClass.configClass;
import static org.assertj.core.api.Assertions.assertThat;

/** Every name and every default: a setting that is renamed, or means something else when left out, shows here. */
class SettingsTest {

    private static final String NONE = "(none)";

    @Test
    void analyticsSettings() {
        assertThat(namesAndDefaults(AnalyticsConfig.class)).isEqualTo(new TreeMap<>(Map.of(
                "tandem.analytics.qualified-senders", NONE,
                "tandem.analytics.qualified-senders[*]", NONE,
                "tandem.analytics.dominating-share", "0.5")));
    }

    @Test
    void aShareThatMeansNothingIsNamedWithItsSetting() {
        assertThat(unsafe(0.5)).isEmpty();
        assertThat(unsafe(1)).isEmpty();
        for (double wrong : new double[] {0, -1, 1.01, Double.NaN}) {
            assertThat(unsafe(wrong)).singleElement().asString().contains("tandem.analytics.dominating-share").contains("" + wrong);
        }
    }

    private static List<String> unsafe(double share) {
        return new SafeSettings(new AnalyticsConfig() {
            @Override
            public Optional<Set<String>> qualifiedSenders() {
                return Optional.empty();
            }

            @Override
            public double dominatingShare() {
                return share;
            }
        }).unsafe();
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
}
