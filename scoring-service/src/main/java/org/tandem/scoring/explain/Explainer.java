package org.tandem.scoring.explain;

import org.tandem.events.lead.Business;
import org.tandem.scoring.engagement.Activity.Fact;
import org.tandem.scoring.engagement.Contribution;
import org.tandem.scoring.engagement.Counting;
import org.tandem.scoring.engagement.Decay;
import org.tandem.scoring.engagement.Slot;
import org.tandem.scoring.engagement.Visits;
import org.tandem.scoring.engagement.Visits.Visit;
import org.tandem.scoring.explain.Explanation.Counted;
import org.tandem.scoring.explain.Explanation.Engagement;
import org.tandem.scoring.explain.Explanation.Fit;
import org.tandem.scoring.explain.Explanation.Group;
import org.tandem.scoring.explain.Explanation.Reason;
import org.tandem.scoring.explain.Explanation.RulePoints;
import org.tandem.scoring.explain.Explanation.Said;
import org.tandem.scoring.lead.LeadFacts;
import org.tandem.scoring.lead.Score;
import org.tandem.scoring.lead.Standing;
import org.tandem.scoring.model.LetterGrade;
import org.tandem.scoring.model.ScoringModel;
import org.tandem.scoring.model.ScoringModel.ActivityRule;
import org.tandem.scoring.model.ScoringModel.EngagementGroup;
import org.tandem.scoring.model.ScoringModel.FitRule;
import org.tandem.scoring.model.ScoringModel.ReturnVisit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.UUID;

/** Says why a lead scores what it scores. The points come from the same functions that decide. */
public final class Explainer {

    private final Counting counting;
    private final ScoringModel model;

    public Explainer(Counting counting) {
        this.counting = counting;
        this.model = counting.model();
    }

    /**
     * @param facts         the lead as of the moment
     * @param contributions what it did, as far as it was known at the moment
     * @param at            not before the newest of the facts was recorded
     */
    public Explanation explain(UUID leadId, LeadFacts facts, Collection<Contribution> contributions, Standing standing,
                               Instant nextChange, boolean complete, Instant at) {
        Score score = Score.of(model, Score.fit(model, facts.business().business()), facts.engagement().at(at));
        List<String> gates = facts.disqualifiedBy();
        return new Explanation(leadId, at, model.id(), model.version(), score.cell(),
                fit(facts.business().business(), score), engagement(facts, contributions, score, at),
                model.disqualifiers().stream().filter(gate -> gates.contains(gate.reason()))
                        .map(gate -> Reason.of("disqualifier", gate.reason(), gate.text())).toList(),
                facts.handRaisedUntil(), facts.returnedAt(), said(standing), nextChange, complete);
    }

    /** Days on which pages were viewed, from what the views contributed. */
    public List<Visit> visits(Collection<Contribution> contributions) {
        return contributions.stream().filter(one -> {
            ActivityRule rule = counting.rule(one.slot().rule());
            return rule != null && rule.when().type().equals(Counting.PAGE_VIEWED);
        }).map(one -> new Visit(Counting.day(one.at()), one.at(), one.recordedAt())).toList();
    }

    private Fit fit(Business business, Score score) {
        List<FitRule> holding = Score.holding(model, business);
        boolean letters = model.fit().stream().anyMatch(rule -> rule.thirds() != 0);
        return new Fit(score.fit(), score.fitGrade(),
                letters ? LetterGrade.after(holding.stream().mapToInt(FitRule::thirds).sum()).text() : null,
                holding.stream().map(rule -> new RulePoints(Reason.of("fit", rule.code(), rule.text()), rule.points())).toList());
    }

    private Engagement engagement(LeadFacts facts, Collection<Contribution> contributions, Score score, Instant at) {
        Map<String, List<Counted>> byGroup = new HashMap<>();
        counted(facts, contributions, at, byGroup);
        returns(facts, contributions, at, byGroup);
        Map<String, Decay.Part> parts = new HashMap<>();
        facts.engagement().asOf(at).parts().forEach(part -> parts.put(part.group(), part));
        List<Group> groups = new ArrayList<>();
        for (EngagementGroup group : model.groups()) {
            Decay.Part part = parts.get(group.code());
            List<Counted> its = byGroup.getOrDefault(group.code(), List.of());
            if (part != null || !its.isEmpty()) {
                double plus = part == null ? 0 : part.plus();
                double minus = part == null ? 0 : part.minus();
                groups.add(new Group(Reason.of("group", group.code(), group.text()), group.halfLifeDays(), group.cap(),
                        rounded(plus), rounded(-minus), rounded(Math.min(group.cap(), plus) - minus),
                        its.stream().sorted(Comparator.comparing(Counted::at).thenComparing(Counted::eventId).reversed()).toList()));
            }
        }
        return new Engagement(rounded(score.engagement()), score.engagementGrade(), model.engagementCap(), groups);
    }

    private void counted(LeadFacts facts, Collection<Contribution> contributions, Instant at,
                         Map<String, List<Counted>> byGroup) {
        Map<Slot, List<Contribution>> slots = new HashMap<>();
        contributions.forEach(one -> slots.computeIfAbsent(one.slot(), slot -> new ArrayList<>()).add(one));
        slots.forEach((slot, all) -> {
            EngagementGroup group = counting.groupOf(slot.rule());
            if (group != null) {
                ActivityRule rule = counting.rule(slot.rule());
                Set<Contribution> counting = new HashSet<>(facts.counted(slot.rule(), all));
                all.forEach(one -> add(byGroup, group, Reason.of("rule", rule.code(), rule.text()), one.fact(), one.at(),
                        rule.points(), counting.contains(one), at));
            }
        });
    }

    private void returns(LeadFacts facts, Collection<Contribution> contributions, Instant at,
                         Map<String, List<Counted>> byGroup) {
        ReturnVisit rule = model.returnVisit();
        NavigableMap<LocalDate, Visit> days = Visits.byDay(visits(contributions));
        days.values().removeIf(visit -> facts.isAnswered(visit.recordedAt()));
        if (rule == null || days.isEmpty()) {
            return;
        }
        EngagementGroup group = model.group(rule.group()).orElseThrow();
        Map<Instant, Fact> views = new HashMap<>();
        contributions.forEach(one -> views.putIfAbsent(one.at(), one.fact()));
        Visits.returns(days, days.firstKey(), days.lastKey(), rule).forEach((day, came) ->
                add(byGroup, group, Reason.of("rule", rule.code(), rule.text()), views.get(came), came, rule.points(), true, at));
    }

    private static void add(Map<String, List<Counted>> byGroup, EngagementGroup group, Reason rule, Fact fact, Instant since,
                            int points, boolean counted, Instant at) {
        double halfLives = Duration.between(since, at).toMillis() / (group.halfLifeDays() * 86_400_000.0);
        byGroup.computeIfAbsent(group.code(), code -> new ArrayList<>()).add(new Counted(rule, fact.eventId(), since, points,
                counted ? rounded(points * Math.pow(2, -halfLives)) : 0, counted));
    }

    private static Said said(Standing standing) {
        if (standing == null || standing.scored() == null) {
            return null;
        }
        Standing.Qualification last = standing.qualification();
        return new Said(standing.scored().asOf(), standing.cell(), standing.qualified(), standing.qualifications(),
                last == null ? null : last.asOf(), last == null ? null : last.why());
    }

    private static double rounded(double points) {
        return Math.round(points * 100) / 100.0;
    }
}
