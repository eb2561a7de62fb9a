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
    private Instant returnedAt;

    public LeadFacts(Counting counting, BusinessFacts business, Engagement engagement, Map<String, Instant> marks,
                     Instant newest, Instant newestLive, Instant returnedAt) {
        this.counting = counting;
        this.business = business;
        this.engagement = engagement;
        this.marks = new TreeMap<>(marks);
        this.newest = newest;
        this.newestLive = newestLive;
        this.returnedAt = returnedAt;
    }

    public static LeadFacts none(Counting counting) {
        return new LeadFacts(counting, BusinessFacts.none(), Engagement.none(counting.model()), Map.of(), null, null, null);
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

    /**
     * Sales is done with the lead: what it did until then has been answered and counts no more, neither its points nor
     * its asking for sales. What it is stays, and so does what disqualifies it.
     *
     * <p>It goes by when things were recorded, as an erasure does: the last ones of a slot are then still the last ones,
     * and what counts is the same in whatever order facts and returns come.
     *
     * @param at    when it was recorded
     * @param since what was folded before and recorded after that: of each slot at least the last ones, as many as may count
     * @param visits the same of visits
     */
    public void returned(Instant at, Collection<Contribution> since, Collection<Visit> visits) {
        newest = later(newest, at);
        if (returnedAt != null && !at.isAfter(returnedAt)) {
            return;
        }
        returnedAt = at;
        engagement.clear();
        marks.keySet().removeIf(rule -> !counting.outlastsSales(rule));
        count(since, visits);
    }

    /** Counts what counts now, and no more what does not. */
    public void change(SlotChange slot) {
        ActivityRule rule = counting.rule(slot.rule());
        if (rule == null) {
            return;
        }
        List<Contribution> before = counted(slot.rule(), slot.before());
        List<Contribution> after = counted(slot.rule(), slot.after());
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
        NavigableMap<LocalDate, Visit> was = new TreeMap<>(before);
        was.values().removeIf(visit -> isAnswered(visit.recordedAt()));
        after.values().removeIf(visit -> isAnswered(visit.recordedAt()));
        TreeSet<LocalDate> days = new TreeSet<>();
        added.forEach(visit -> days.add(visit.day()));
        LocalDate last = days.last().plusDays(rule.withinDays());
        Map<LocalDate, Instant> counted = Visits.returns(was, days.first(), last, rule);
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
                               Collection<Visit> visits, Instant newest, Instant newestLive, Instant returnedAt) {
        LeadFacts facts = new LeadFacts(counting, business, Engagement.none(counting.model()), Map.of(), newest, newestLive,
                returnedAt);
        facts.count(contributions, visits);
        facts.settle();
        return facts;
    }

    private void count(Collection<Contribution> contributions, Collection<Visit> visits) {
        Map<Object, List<Contribution>> slots = new HashMap<>();
        contributions.forEach(one -> slots.computeIfAbsent(one.slot(), slot -> new ArrayList<>()).add(one));
        slots.values().forEach(all -> change(new SlotChange(all.get(0).slot().rule(), List.of(), all)));
        visit(new TreeMap<>(), visits);
    }

    /** Of one rule's slot, those that count. */
    public List<Contribution> counted(String rule, Collection<Contribution> ofOneSlot) {
        List<Contribution> last = Contribution.counted(ofOneSlot, counting.most(rule));
        return returnedAt == null || counting.outlastsSales(rule) ? last
                : last.stream().filter(one -> !isAnswered(one.recordedAt())).toList();
    }

    /** Whether sales was done with the lead after that was recorded. */
    public boolean isAnswered(Instant recordedAt) {
        return returnedAt != null && !recordedAt.isAfter(returnedAt);
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

    /** When sales last gave the lead back, lost or won it, as far as is known; null if it never had it. */
    public Instant returnedAt() {
        return returnedAt;
    }

    /** Whether something live is known of the lead that sales has not dealt with: it may be qualified. */
    public boolean isOpen() {
        return returnedAt == null || newestLive != null && newestLive.isAfter(returnedAt);
    }

    /** When it last asked for sales, of what sales has not answered; null if it did not. */
    public Instant askedAt() {
        return model().handRaise().rules().stream().map(rule -> marks.get(rule.code()))
                .filter(at -> at != null).max(Instant::compareTo).orElse(null);
    }

    /** Until when hand-raises keep the lead qualified; null if it raised none. */
    public Instant handRaisedUntil() {
        Instant askedAt = askedAt();
        return askedAt == null ? null : askedAt.plusSeconds(model().handRaise().holdsDays() * 86_400L);
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
