package org.tandem.pipeline.settings;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.tandem.pipeline.lifecycle.SalesRules;
import org.tandem.pipeline.routing.Owner;
import org.tandem.pipeline.routing.TeamMember;

import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

import static io.smallrye.config.ConfigMappings.ConfigClass.configClass;
import static org.assertj.core.api.Assertions.assertThat;

class SalesSettingsTest {

    private static final String NONE = "(none)";

    /** Every name and every default: a setting that is renamed, or means something else when left out, shows here. */
    @Test
    void haveTheseNamesAndDefaults() {
        assertThat(namesAndDefaults()).isEqualTo(new TreeMap<>(Map.ofEntries(
                Map.entry("tandem.pipeline.team.*.weight", "1"),
                Map.entry("tandem.pipeline.team.*.time-zone", "UTC"),
                Map.entry("tandem.pipeline.fallback.rep", NONE),
                Map.entry("tandem.pipeline.fallback.queue", NONE),
                Map.entry("tandem.pipeline.stages", "qualification,proposal,negotiation"),
                Map.entry("tandem.pipeline.loss-reasons", "price,competitor,no-decision,no-budget,product-gap,timing"),
                Map.entry("tandem.pipeline.channels", "phone,email,meeting,message,visit"),
                Map.entry("tandem.pipeline.outcomes", "reached,no-answer,left-message,wrong-number,meeting-agreed"),
                Map.entry("tandem.pipeline.contact-purposes", "contact,email,phone"),
                Map.entry("tandem.pipeline.answer-within", "2s"),
                Map.entry("tandem.pipeline.decide-within", "10m"))));
    }

    @Test
    void areReadAsWritten() {
        // When
        SalesRules rules = SalesSettings.rules(config(Map.of("tandem.pipeline.team.rep-b.weight", "3",
                "tandem.pipeline.team.rep-a.time-zone", "America/Sao_Paulo", "tandem.pipeline.fallback.rep", "manager-1")));

        // Then
        assertThat(rules.team().members()).containsExactly(new TeamMember("rep-a", 1, ZoneId.of("America/Sao_Paulo")),
                new TeamMember("rep-b", 3, ZoneId.of("UTC")));
        assertThat(rules.team().fallback()).isEqualTo(new Owner.Rep("manager-1"));
        assertThat(rules.stages().codes()).containsExactly("qualification", "proposal", "negotiation");
    }

    @Test
    void keepALeadFromBeingNobodysInProductionToo() {
        assertThat(SalesSettings.unsafe(config(Map.of()))).singleElement().asString()
                .contains("tandem.pipeline.team", "tandem.pipeline.fallback");
        assertThat(SalesSettings.unsafe(config(Map.of("tandem.pipeline.team.rep-a.weight", "0")))).hasSize(1);
        assertThat(SalesSettings.unsafe(config(Map.of("tandem.pipeline.team.rep-a.weight", "1")))).isEmpty();
        assertThat(SalesSettings.unsafe(config(Map.of("tandem.pipeline.fallback.queue", "triage")))).isEmpty();
        assertThat(SalesSettings.rules(config(Map.of())).team().fallback()).isEqualTo(new Owner.Queue("triage"));
    }

    @Test
    void sayWhatIsWrongWithThem() {
        assertThat(SalesSettings.broken(config(Map.of("tandem.pipeline.team.rep-a.weight", "1")))).isEmpty();
        assertThat(SalesSettings.broken(config(Map.of("tandem.pipeline.team.rep-a.weight", "-1",
                "tandem.pipeline.team.\"ana@example.com\".weight", "1",
                "tandem.pipeline.fallback.rep", "r", "tandem.pipeline.fallback.queue", "q",
                "tandem.pipeline.stages", "one,one", "tandem.pipeline.decide-within", "1s"))))
                .hasSize(5)
                .anyMatch(problem -> problem.contains("rep-a.weight=-1"))
                .anyMatch(problem -> problem.contains("e-mail address"))
                .anyMatch(problem -> problem.contains("give one of them"))
                .anyMatch(problem -> problem.contains("tandem.pipeline.stages"))
                .anyMatch(problem -> problem.contains("decide-within"));
    }

    private static PipelineConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(PipelineConfig.class, "tandem.pipeline")
                .withDefaultValues(values).build().getConfigMapping(PipelineConfig.class);
    }

    private static Map<String, String> namesAndDefaults() {
        Map<String, String> names = new TreeMap<>();
        ConfigMappings.getProperties(configClass(PipelineConfig.class)).forEach((name, property) -> {
            // of a list, the whole says what its elements do
            if (!name.endsWith("[*]") && (property.isLeaf() || property.isPrimitive())) {
                names.put(name, !property.hasDefaultValue() ? NONE : property.isPrimitive()
                        ? property.asPrimitive().getDefaultValue() : property.asLeaf().getDefaultValue());
            }
        });
        return names;
    }
}
