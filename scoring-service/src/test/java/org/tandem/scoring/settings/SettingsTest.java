package org.tandem.scoring.settings;

import io.smallrye.config.ConfigMappings;
import org.junit.jupiter.api.Test;
import org.tandem.scoring.model.ModelReader;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import static io.smallrye.config.ConfigMappings.ConfigClass.configClass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every name and every default: a setting that is renamed, or means something else when left out, shows here. */
class SettingsTest {

    private static final String NONE = "(none)";

    @Test
    void scoringSettings() {
        assertThat(namesAndDefaults(ScoringConfig.class)).isEqualTo(new TreeMap<>(Map.of(
                "tandem.scoring.model", NONE,
                "tandem.scoring.due-every", "1s",
                "tandem.scoring.due-at-once", "200")));
    }

    @Test
    void withoutAFileTheShippedModelIsInForce() {
        ModelSource source = ModelSource.read(Optional.empty());

        assertThat(source.model().id()).isEqualTo("standard");
        assertThat(source.fingerprint()).matches("standard-1-[0-9a-f]{12}").isEqualTo(ModelSource.read(Optional.empty()).fingerprint());
    }

    @Test
    void aFileThatIsNotThereIsNamedWithItsSetting() {
        assertThatThrownBy(() -> ModelSource.read(Optional.of("/there/is/no/such.json"))).isInstanceOf(ModelReader.Invalid.class)
                .hasMessageContaining("tandem.scoring.model").hasMessageContaining("/there/is/no/such.json");
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
