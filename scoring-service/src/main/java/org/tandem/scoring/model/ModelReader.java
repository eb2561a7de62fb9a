package org.tandem.scoring.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.tandem.scoring.model.ScoringModel.ActivityRule;
import org.tandem.scoring.model.ScoringModel.Disqualifier;
import org.tandem.scoring.model.ScoringModel.EngagementGroup;
import org.tandem.scoring.model.ScoringModel.FitRule;
import org.tandem.scoring.model.ScoringModel.Grid;
import org.tandem.scoring.model.ScoringModel.HandRaise;
import org.tandem.scoring.model.ScoringModel.Once;
import org.tandem.scoring.model.ScoringModel.ReturnVisit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a model and refuses one that is wrong, with every fault in words: a misspelt rule that silently counts nothing
 * would show as leads that never come.
 */
public final class ModelReader {

    private static final int MOST_POINTS = 1_000;
    private static final int MOST_DAYS = 3_650;
    private static final Set<String> CELLS = Set.of("A1", "A2", "A3", "B1", "B2", "B3", "C1", "C2", "C3");
    private static final Set<String> TYPES = Set.of("page.viewed", "form.submitted", "email.opened", "email.clicked",
            "webinar.invited", "webinar.registered", "webinar.attended", "webinar.missed", "asset.downloaded",
            "activity.custom", "consent.withdrawn");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final List<String> problems = new ArrayList<>();
    private final Set<String> codes = new HashSet<>();

    private ModelReader() {
    }

    /** A model that may not be used; the message has a line for each fault. */
    public static final class Invalid extends RuntimeException {

        Invalid(String message) {
            super(message, null, false, false);
        }
    }

    /** That there is no model to read; the message says where none is. */
    public static Invalid unreadable(String message) {
        return new Invalid(message);
    }

    /**
     * @param json the model, as its records say; nothing unknown, nothing left out
     * @throws Invalid if it is not a model that makes sense
     */
    public static ScoringModel read(String json) {
        ScoringModel model;
        try {
            model = JSON.readValue(json, ScoringModel.class);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
            throw new Invalid("the scoring model cannot be read" + where + ": " + firstLine(e));
        }
        ModelReader reader = new ModelReader();
        reader.check(model);
        if (!reader.problems.isEmpty()) {
            throw new Invalid("the scoring model " + model.id() + " makes no sense:\n  "
                    + String.join("\n  ", reader.problems));
        }
        return model;
    }

    private static String firstLine(JsonProcessingException e) {
        // A missing list is a null that a record refuses to copy; Jackson wraps that.
        return e.getOriginalMessage().lines().findFirst().orElse("a part is missing");
    }

    private void check(ScoringModel model) {
        wrongIf(model.id() == null || !model.id().matches("[a-z0-9][a-z0-9-]{0,63}"),
                "id: give lower-case letters, digits and hyphens");
        range("version", model.version(), 1, Integer.MAX_VALUE);
        range("countedPerDay", model.countedPerDay(), 1, 1_000);
        range("engagementCap", model.engagementCap(), 1, MOST_POINTS);
        range("noticeableChange", model.noticeableChange(), 1, MOST_POINTS);
        model.fit().forEach(this::check);
        wrongIf(model.groups().isEmpty(), "groups: a model without engagement qualifies nobody by it");
        model.groups().forEach(this::check);
        if (model.returnVisit() != null) {
            check(model.returnVisit(), model);
        }
        if (model.handRaise() == null) {
            problems.add("handRaise: say what it is; an empty list of rules, if nothing is");
        } else {
            check(model.handRaise());
        }
        model.disqualifiers().forEach(this::check);
        if (model.grid() == null) {
            problems.add("grid: is missing");
        } else {
            check(model.grid(), model.engagementCap());
        }
    }

    private void check(FitRule rule) {
        code("fit", rule.code(), rule.text());
        points("fit " + rule.code(), rule.points());
        range("fit " + rule.code() + ": thirds", rule.thirds(), -3, 3);
        wrongIf(rule.when() == null || rule.when().isEmpty(), "fit " + rule.code() + ": a rule without a condition holds for everybody");
        if (rule.when() != null) {
            sizes("fit " + rule.code(), rule.when());
        }
    }

    private void sizes(String where, BusinessMatch match) {
        wrongIf(match.companySizeFrom() != null && match.companySizeTo() != null
                && match.companySizeFrom() > match.companySizeTo(), where + ": companySizeFrom is above companySizeTo");
    }

    private void check(EngagementGroup group) {
        code("group", group.code(), group.text());
        range("group " + group.code() + ": halfLifeDays", group.halfLifeDays(), 1, MOST_DAYS);
        range("group " + group.code() + ": cap", group.cap(), 0, MOST_POINTS);
        group.rules().forEach(rule -> check("group " + group.code() + ", rule " + rule.code(), rule));
    }

    private void check(String where, ActivityRule rule) {
        code(where, rule.code(), rule.text());
        points(where, rule.points());
        wrongIf(rule.once() == null, where + ": once: say NO, EACH or EVER");
        match(where, rule.when());
    }

    private void match(String where, ActivityMatch match) {
        if (match == null || match.type() == null) {
            problems.add(where + ": when: give the type of the activity");
            return;
        }
        wrongIf(!TYPES.contains(match.type()), where + ": " + match.type() + " is no activity; there are " + TYPES.stream().sorted().toList());
        wrongIf(match.type().equals("activity.custom") && match.about() == null,
                where + ": name the custom activities in about; all of them together are no rule");
        wrongIf(match.pageSegments() != null && !match.type().equals("page.viewed"), where + ": only a viewed page has pageSegments");
        wrongIf(match.leastPercent() != null && !match.type().equals("webinar.attended"), where + ": only an attended webinar has leastPercent");
        if (match.leastPercent() != null) {
            range(where + ": leastPercent", match.leastPercent(), 1, 100);
        }
    }

    private void check(ReturnVisit visit, ScoringModel model) {
        code("returnVisit", visit.code(), visit.text());
        points("returnVisit", visit.points());
        range("returnVisit: withinDays", visit.withinDays(), 1, 365);
        wrongIf(model.group(visit.group()).isEmpty(), "returnVisit: there is no group " + visit.group());
    }

    private void check(HandRaise handRaise) {
        range("handRaise: holdsDays", handRaise.holdsDays(), 1, MOST_DAYS);
        handRaise.rules().forEach(rule -> {
            check("handRaise, rule " + rule.code(), rule);
            wrongIf(rule.points() != 0, "handRaise, rule " + rule.code() + ": qualifies at once, so it has no points");
            wrongIf(rule.once() != Once.EVER, "handRaise, rule " + rule.code() + ": once must be EVER: the last one counts");
        });
    }

    private void check(Disqualifier gate) {
        code("disqualifier", gate.reason(), gate.text());
        wrongIf((gate.is() == null) == (gate.did() == null), "disqualifier " + gate.reason() + ": give one of is and did");
        if (gate.is() != null) {
            wrongIf(gate.is().isEmpty(), "disqualifier " + gate.reason() + ": a gate without a condition shuts everybody out");
            sizes("disqualifier " + gate.reason(), gate.is());
        }
        if (gate.did() != null) {
            match("disqualifier " + gate.reason(), gate.did());
        }
    }

    private void check(Grid grid, int engagementCap) {
        wrongIf(!(0 < grid.fitB() && grid.fitB() < grid.fitA() && grid.fitA() <= ScoringModel.MOST_FIT),
                "grid: 0 < fitB < fitA <= " + ScoringModel.MOST_FIT + " does not hold");
        wrongIf(!(0 < grid.engagement2() && grid.engagement2() < grid.engagement1() && grid.engagement1() <= engagementCap),
                "grid: 0 < engagement2 < engagement1 <= engagementCap does not hold");
        range("grid: hysteresis", grid.hysteresis(), 0, 50);
        grid.qualifiedCells().stream().filter(cell -> !CELLS.contains(cell)).sorted()
                .forEach(cell -> problems.add("grid: there is no cell " + cell));
        wrongIf(grid.qualifiedCells().contains("C3"), "grid: C3 is where every lead begins; it cannot be qualified");
    }

    private void code(String where, String code, String text) {
        wrongIf(code == null || !code.matches("[a-z0-9][a-z0-9-]{0,63}"), where + ": give a code of lower-case letters, digits and hyphens");
        wrongIf(code != null && !codes.add(code), where + ": " + code + " is there twice");
        wrongIf(text == null || text.isBlank(), where + ": say in words what it is, people will read it");
    }

    private void points(String where, int points) {
        range(where + ": points", points, -MOST_POINTS, MOST_POINTS);
    }

    private void range(String what, int value, int least, int most) {
        wrongIf(value < least || value > most, what + ": " + value + " is not within " + least + " to " + most);
    }

    private void wrongIf(boolean wrong, String problem) {
        if (wrong) {
            problems.add(problem);
        }
    }
}
