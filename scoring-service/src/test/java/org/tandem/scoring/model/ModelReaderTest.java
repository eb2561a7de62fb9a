package org.tandem.scoring.model;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tandem.scoring.model.ScoringModel.ActivityRule;
import org.tandem.scoring.model.ScoringModel.Disqualifier;
import org.tandem.scoring.model.ScoringModel.EngagementGroup;
import org.tandem.scoring.model.ScoringModel.FitRule;

import java.util.Map;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ModelReaderTest {

    @Test
    void theShippedModelIsWhatBothDepartmentsBeginWith() {
        ScoringModel model = Models.standard();

        assertThat(model.fit().stream().collect(Collectors.toMap(FitRule::code, FitRule::points))).isEqualTo(Map.ofEntries(
                Map.entry("job-top", 30), Map.entry("job-director", 25), Map.entry("job-manager", 15),
                Map.entry("department-target", 10), Map.entry("size-200-5000", 25), Map.entry("size-over-5000", 20),
                Map.entry("size-50-199", 15), Map.entry("industry-target", 20), Map.entry("country-served", 15),
                Map.entry("company-mail", 10), Map.entry("free-mail", -20)));
        assertThat(model.groups().stream().collect(Collectors.toMap(EngagementGroup::code, EngagementGroup::cap)))
                .isEqualTo(Map.of("web", 40, "email", 20, "content", 40, "event", 40, "product", 40));
        assertThat(model.groups()).allMatch(group -> group.halfLifeDays() == 30);
        assertThat(model.groups().stream().flatMap(group -> group.rules().stream())
                .collect(Collectors.toMap(ActivityRule::code, ActivityRule::points))).isEqualTo(Map.ofEntries(
                Map.entry("page-view", 1), Map.entry("pricing-page", 10), Map.entry("careers-page", -10),
                Map.entry("email-opened", 1), Map.entry("email-clicked", 5), Map.entry("unsubscribed", -20),
                Map.entry("email-bounced", -15), Map.entry("asset-downloaded", 15), Map.entry("case-study-read", 10),
                Map.entry("webinar-registered", 10), Map.entry("webinar-attended", 25), Map.entry("webinar-stayed", 10),
                Map.entry("booth-visit", 15), Map.entry("trial-started", 40)));
        assertThat(model.returnVisit()).isEqualTo(
                new ScoringModel.ReturnVisit("return-visit", "Came back within a week", "web", 5, 7));
        assertThat(model.grid()).isEqualTo(new ScoringModel.Grid(70, 40, 60, 25, java.util.Set.of("A1", "A2", "B1"), 10));
        assertThat(model.countedPerDay()).isEqualTo(20);
        assertThat(model.engagementCap()).isEqualTo(100);
        assertThat(model.disqualifiers()).extracting(Disqualifier::reason)
                .containsExactly("student", "unreachable-country", "competitor", "supplier", "spam-complaint");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "\"halfLifeDays\": 30, \"cap\": 40, \"rules\": [|\"halfLifeDays\": 0, \"cap\": 40, \"rules\": [|group web: halfLifeDays: 0 is not within 1 to 3650",
            "\"fitB\": 40|\"fitB\": 70|grid: 0 < fitB < fitA <= 100 does not hold",
            "\"engagement1\": 60|\"engagement1\": 160|grid: 0 < engagement2 < engagement1 <= engagementCap does not hold",
            "[\"A1\", \"A2\", \"B1\"]|[\"A1\", \"D4\"]|grid: there is no cell D4",
            "{\"type\": \"email.opened\"}|{\"type\": \"email.openned\"}|email.openned is no activity",
            "\"code\": \"job-director\"|\"code\": \"job-top\"|fit: job-top is there twice",
            "\"when\": {\"jobLevel\": [\"manager\"]}|\"when\": {}|fit job-manager: a rule without a condition holds for everybody",
            "\"once\": \"EACH\"|\"once\": \"SOMETIMES\"|cannot be read",
            "\"countedPerDay\": 20|\"countedPerWeek\": 20|cannot be read",
            "\"group\": \"web\"|\"group\": \"wep\"|returnVisit: there is no group wep",
            "\"holdsDays\": 30|\"holdsDays\": 0|handRaise: holdsDays: 0 is not within 1 to 3650"})
    void aModelThatMakesNoSenseIsRefusedWithTheFault(String part, String wrong, String message) {
        String json = Models.standardJson();
        assertThat(json).contains(part);

        assertThatThrownBy(() -> ModelReader.read(json.replaceFirst(java.util.regex.Pattern.quote(part),
                java.util.regex.Matcher.quoteReplacement(wrong))))
                .isInstanceOf(ModelReader.Invalid.class).hasMessageContaining(message);
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        String json = Models.standardJson().replace("\"countedPerDay\": 20", "\"countedPerDay\": 0")
                .replace("\"fitA\": 70", "\"fitA\": 700").replace("\"code\": \"page-view\"", "\"code\": \"Page View\"");

        assertThatThrownBy(() -> ModelReader.read(json)).hasMessageContaining("countedPerDay")
                .hasMessageContaining("fitA").hasMessageContaining("lower-case");
    }

    @Test
    void whatIsLeftOutIsNotGuessed() {
        assertThatThrownBy(() -> ModelReader.read("{}")).isInstanceOf(ModelReader.Invalid.class);
        assertThatThrownBy(() -> ModelReader.read("")).isInstanceOf(ModelReader.Invalid.class);
        assertThatThrownBy(() -> ModelReader.read(Models.standardJson() + "{}")).isInstanceOf(ModelReader.Invalid.class);
    }
}
