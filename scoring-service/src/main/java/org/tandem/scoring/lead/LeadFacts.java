package org.tandem.scoring.lead;

import org.tandem.scoring.engagement.Contribution;
import org.tandem.scoring.engagement.Counting;
import org.tandem.scoring.engagement.Engagement;
import org.tandem.scoring.engagement.Visits;
import org.tandem.scoring.engagement.Visits.Visit;
import org.tandem.scoring.model.ScoringModel;
import org.tandem.scoring.model.ScoringModel.ActivityRule;
import org.tandem.scoring.model.ScoringModel.Disqualifier;
import org.tandem.scoring.model.ScoringModel.EngagementGroup;
import org.tandem.scoring.model.ScoringModel.ReturnVisit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything a model needs to know of a lead, whatever the number of its activities. The same facts give the same state
 * in whatever order they come and however they are cut into batches; {@link #of} of all facts gives it as well, which is
 * how a lead is made again after a part of it was erased.
 *
 * <p>Bounded: six attributes; for each group {@code 2 × 40} numbers; one moment for each rule without points. Beside it
 * stand the contributions, of which a change looks at the last ones of the slots it touches (20 at most, 1 where an asset
 * counts once) and at the visits of the week before and after.
 */
public final class LeadFacts {

    private final Counting counting;
    private final BusinessFacts business;
    private final Engagement engagement;
    private final TreeMap<String, Instant> marks;
    private Instant newest;
    private Instant newestLive;

    public LeadFacts(Counting counting, BusinessFacts business, Engagement engagement, Map<String, Instant> marks,
                     Instant newest, Instant newestLive) {
        this.counting = counting;
        this.business = business;
        this.engagement = engagement;
        this.marks = new TreeMap<>(marks);
        this.newest = newest;
        this.newestLive = newestLive;
    }

    public static LeadFacts none(Counting counting) {
        return new LeadFacts(counting, BusinessFacts.none(), Engagement.none(counting.model()), Map.of(), null, null);
    }

    /** The contributions of one slot before and after a change. */
    public record SlotChange(String rule, Collection<Contribution> before, Collection<Contribution> after) {
    }

    /**
     * Notes that a fact was recorded.
     *
     * @param historical whether it was imported from before: such facts alone make nobody sales'
     */
    public void recorded(Instant at, boolean historical) {
        newest = later(newest, at);
        if (!historical) {
            newestLive = later(newestLive, at);
        }
    }

    public BusinessFacts business() {
        return business;
    }

    /** Counts what counts now, and no more what does not. */
    public void change(SlotChange slot) {
        ActivityRule rule = counting.rule(slot.rule());
        if (rule == null) {
            return;
        }
        List<Contribution> before = Contribution.counted(slot.before(), counting.most(slot.rule()));
        List<Contribution> after = Contribution.counted(slot.after(), counting.most(slot.rule()));
        EngagementGroup group = counting.groupOf(slot.rule());
        if (group == null) {
            after.stream().findFirst().ifPresentOrElse(last -> marks.put(slot.rule(), last.at()), () -> marks.remove(slot.rule()));
            return;
        }
        Set<Contribution> kept = new HashSet<>(before);
        kept.retainAll(new HashSet<>(after));
        before.stream().filter(one -> !kept.contains(one)).forEach(one -> engagement.uncount(group, rule.points(), one.at()));
        after.stream().filter(one -> !kept.contains(one)).forEach(one -> engagement.count(group, rule.points(), one.at()));
    }

    /**
     * Counts returns after visits came in.
     *
     * @param before the visits from a week before the first new one to a week after the last, as they were
     * @param added  the new ones
     */
    public void visit(NavigableMap<LocalDate, Visit> before, Collection<Visit> added) {
        ReturnVisit rule = counting.model().returnVisit();
        if (rule == null || added.isEmpty()) {
            return;
        }
        NavigableMap<LocalDate, Visit> after = new TreeMap<>(before);
        added.forEach(visit -> after.merge(visit.day(), visit, Visit::and));
        TreeSet<LocalDate> days = new TreeSet<>();
        added.forEach(visit -> days.add(visit.day()));
        LocalDate last = days.last().plusDays(rule.withinDays());
        Map<LocalDate, Instant> counted = Visits.returns(before, days.first(), last, rule);
        Map<LocalDate, Instant> counting = Visits.returns(after, days.first(), last, rule);
        EngagementGroup group = this.counting.model().group(rule.group()).orElseThrow();
        counted.forEach((day, at) -> {
            if (!at.equals(counting.get(day))) {
                engagement.uncount(group, rule.points(), at);
            }
        });
        counting.forEach((day, at) -> {
            if (!at.equals(counted.get(day))) {
                engagement.count(group, rule.points(), at);
            }
        });
    }

    /** Ends a change: lets go of what is worth nothing any more. */
    public void settle() {
        if (newest != null) {
            engagement.forgetBefore(newest);
        }
    }

    /** A lead made again from all its facts. */
    public static LeadFacts of(Counting counting, BusinessFacts business, Collection<Contribution> contributions,
                               Collection<Visit> visits, Instant newest, Instant newestLive) {
        LeadFacts facts = new LeadFacts(counting, business, Engagement.none(counting.model()), Map.of(), newest, newestLive);
        Map<Object, List<Contribution>> slots = new HashMap<>();
        contributions.forEach(one -> slots.computeIfAbsent(one.slot(), slot -> new ArrayList<>()).add(one));
        slots.values().forEach(all -> facts.change(new SlotChange(all.get(0).slot().rule(), List.of(), all)));
        facts.visit(new TreeMap<>(), visits);
        facts.settle();
        return facts;
    }

    public ScoringModel model() {
        return counting.model();
    }

    public Engagement engagement() {
        return engagement;
    }

    /** When each rule without points was last met: hand-raises, and activities that disqualify. */
    public SortedMap<String, Instant> marks() {
        return new TreeMap<>(marks);
    }

    /** When the newest fact was recorded; null before the first. */
    public Instant newest() {
        return newest;
    }

    /** The same without what was imported from before. */
    public Instant newestLive() {
        return newestLive;
    }

    /** Until when hand-raises keep the lead qualified; null if it raised none. */
    public Instant handRaisedUntil() {
        return model().handRaise().rules().stream().map(rule -> marks.get(rule.code()))
                .filter(at -> at != null).max(Instant::compareTo)
                .map(at -> at.plusSeconds(model().handRaise().holdsDays() * 86_400L)).orElse(null);
    }

    /** Why the lead cannot be qualified, in the model's order; empty if it can. */
    public List<String> disqualifiedBy() {
        return model().disqualifiers().stream()
                .filter(gate -> gate.is() != null ? gate.is().holds(business.business()) : marks.containsKey(gate.code()))
                .map(Disqualifier::reason).toList();
    }

    private static Instant later(Instant a, Instant b) {
        return a == null || b.isAfter(a) ? b : a;
    }
}
