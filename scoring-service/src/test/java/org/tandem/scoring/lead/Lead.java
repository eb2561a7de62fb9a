package org.tandem.scoring.lead;

import org.tandem.events.lead.Business;
import org.tandem.scoring.engagement.Activity;
import org.tandem.scoring.engagement.Activity.Fact;
import org.tandem.scoring.engagement.Contribution;
import org.tandem.scoring.engagement.Counting;
import org.tandem.scoring.engagement.Slot;
import org.tandem.scoring.engagement.Visits;
import org.tandem.scoring.engagement.Visits.Visit;
import org.tandem.scoring.lead.LeadFacts.SlotChange;
import org.tandem.scoring.model.Models;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;

/** One lead in memory: its facts, and the contributions and visits that the tables would hold. */
final class Lead {

    static final Instant DAY_0 = Instant.parse("2026-01-15T08:30:00Z");
    static final Business TOP = new Business("DE", "industrials", 800, "operations", "c-level", "corporate");
    static final Business MIDDLE = new Business("DE", null, 800, null, null, "corporate");

    final Counting counting = new Counting(Models.standard());
    final LeadFacts facts = LeadFacts.none(counting);
    final Map<Slot, List<Contribution>> contributions = new HashMap<>();
    final NavigableMap<LocalDate, Visit> visits = new TreeMap<>();

    static Instant day(double day) {
        return DAY_0.plus(Duration.ofMinutes((long) (day * 24 * 60)));
    }

    static Activity activity(String type, String about, double day) {
        return activity(type, about, null, day, day);
    }

    static Activity page(String address, double day) {
        return activity("page.viewed", null, address, day, day);
    }

    static Activity activity(String type, String about, String page, double at, double recorded) {
        String name = String.join("/", type, about, page, String.valueOf(at), String.valueOf(recorded));
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return new Activity(type, about, page, null, day(at), day(recorded), new Fact(id, id));
    }

    Lead is(Business business, double day) {
        facts.recorded(day(day), false);
        facts.business().add(business, day(day));
        facts.settle();
        return this;
    }

    Lead did(Activity... activities) {
        return did(Arrays.asList(activities));
    }

    /** As one batch. */
    Lead did(Collection<Activity> activities) {
        Map<Slot, List<Contribution>> added = new HashMap<>();
        List<Visit> came = new ArrayList<>();
        for (Activity activity : activities) {
            facts.recorded(activity.recordedAt(), false);
            counting.of(activity).forEach(one -> added.computeIfAbsent(one.slot(), slot -> new ArrayList<>()).add(one));
            if (activity.type().equals(Counting.PAGE_VIEWED)) {
                came.add(new Visit(Counting.day(activity.at()), activity.at(), activity.recordedAt()));
            }
        }
        added.forEach((slot, all) -> {
            List<Contribution> is = contributions.computeIfAbsent(slot, s -> new ArrayList<>());
            List<Contribution> was = Contribution.counted(is, counting.most(slot.rule()));
            is.addAll(all);
            List<Contribution> both = new ArrayList<>(was);
            both.addAll(all);
            facts.change(new SlotChange(slot.rule(), was, both));
        });
        facts.visit(Visits.byDay(visits.values()), Visits.byDay(came).values());
        came.forEach(visit -> visits.merge(visit.day(), visit, Visit::and));
        facts.settle();
        return this;
    }

    /** Sales is done with it. */
    Lead returned(double day) {
        Instant at = day(day);
        facts.returned(at, contributions.values().stream().flatMap(List::stream).filter(one -> one.recordedAt().isAfter(at)).toList(),
                visits.values().stream().filter(visit -> visit.recordedAt().isAfter(at)).toList());
        facts.settle();
        return this;
    }

    double engagement(double day) {
        return facts.engagement().at(day(day));
    }

    /** Everything that the tables would keep of the facts. */
    String state() {
        return facts.business().fields() + " " + facts.engagement().state() + " " + facts.marks() + " " + facts.newest() + " " + facts.returnedAt();
    }
}
