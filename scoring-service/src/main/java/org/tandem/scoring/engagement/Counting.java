package org.tandem.scoring.engagement;

import org.tandem.scoring.model.ActivityMatch;
import org.tandem.scoring.model.ScoringModel;
import org.tandem.scoring.model.ScoringModel.ActivityRule;
import org.tandem.scoring.model.ScoringModel.Disqualifier;
import org.tandem.scoring.model.ScoringModel.EngagementGroup;
import org.tandem.scoring.model.ScoringModel.Once;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which rules of a model an activity matches. Made once for a model; may be shared. */
public final class Counting {

    public static final String PAGE_VIEWED = "page.viewed";

    private final ScoringModel model;
    private final Map<String, List<ActivityRule>> rulesByType = new HashMap<>();
    private final Map<String, ActivityRule> rules = new HashMap<>();
    private final Map<String, EngagementGroup> groups = new HashMap<>();
    private final Set<String> disqualifiers;

    public Counting(ScoringModel model) {
        this.model = model;
        for (ActivityRule rule : model.activityRules()) {
            rulesByType.computeIfAbsent(rule.when().type(), type -> new ArrayList<>()).add(rule);
            rules.put(rule.code(), rule);
        }
        model.groups().forEach(group -> group.rules().forEach(rule -> groups.put(rule.code(), group)));
        disqualifiers = model.disqualifiers().stream().map(Disqualifier::code).collect(Collectors.toUnmodifiableSet());
    }

    public ScoringModel model() {
        return model;
    }

    /** What the activity contributes to; one for each rule it counts by. */
    public List<Contribution> of(Activity activity) {
        List<Contribution> contributions = new ArrayList<>(2);
        boolean counted = false;
        for (ActivityRule rule : rulesByType.getOrDefault(activity.type(), List.of())) {
            if ((rule.additional() || !counted) && matches(rule.when(), activity)) {
                counted |= !rule.additional();
                contributions.add(new Contribution(new Slot(rule.code(), key(rule.once(), activity)), activity.fact(),
                        activity.at(), activity.recordedAt()));
            }
        }
        return contributions;
    }

    /** The rule of that code; null for one that the model does not have, such as one that only another version had. */
    public ActivityRule rule(String code) {
        return rules.get(code);
    }

    /** The group of a rule; null for a rule that has no points. */
    public EngagementGroup groupOf(String rule) {
        return groups.get(rule);
    }

    /** Whether the rule holds on when sales gives a lead back: what disqualifies it, and not what it was interested in. */
    public boolean outlastsSales(String rule) {
        return disqualifiers.contains(rule);
    }

    /** How many of one slot of the rule count. */
    public int most(String rule) {
        ActivityRule known = rules.get(rule);
        return known == null || known.once() == Once.NO ? model.countedPerDay() : 1;
    }

    public static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    private static String key(Once once, Activity activity) {
        return switch (once) {
            case NO -> day(activity.at()).toString();
            case EACH -> activity.about() == null ? "" : activity.about();
            case EVER -> "";
        };
    }

    private static boolean matches(ActivityMatch match, Activity activity) {
        return (match.about() == null || activity.about() != null && match.about().contains(activity.about()))
                && (match.pageSegments() == null || hasSegment(activity.page(), match.pageSegments()))
                && (match.leastPercent() == null || activity.percent() != null && activity.percent() >= match.leastPercent());
    }

    private static boolean hasSegment(String page, Set<String> segments) {
        if (page == null) {
            return false;
        }
        String path;
        try {
            path = URI.create(page).getPath();
        } catch (IllegalArgumentException e) {
            path = page;
        }
        return path != null && Arrays.stream(path.toLowerCase(Locale.ROOT).split("/")).anyMatch(segments::contains);
    }
}
