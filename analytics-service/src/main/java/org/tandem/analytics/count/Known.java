package org.tandem.analytics.count;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * All that is known of some leads, and what is counted of it. Whoever is the same person is so at every moment that is asked
 * about: links are as they are now, because counting by what one once took for two people would help nobody.
 */
public final class Known {

    private final Map<UUID, List<Fact>> byLead = new TreeMap<>();
    private final Map<UUID, List<UUID>> persons;

    /**
     * @param facts   everything about these leads and about all that are linked to them or called the same by a sender
     * @param persons the ids of the person that an id belongs to, of those that are linked
     */
    public Known(Collection<Fact> facts, Map<UUID, List<UUID>> persons) {
        this.persons = persons;
        facts.forEach(fact -> byLead.computeIfAbsent(fact.leadId(), lead -> new ArrayList<>()).add(fact));
        giveDealsToTheirLeads();
    }

    public Tally count() {
        Tally tally = new Tally();
        byLead.forEach((leadId, facts) -> {
            believe(facts, (day, known, now) -> Attempts.count(known, now), tally);
            Persons.findDisorder(leadId, facts, tally);
        });
        Set<UUID> counted = new HashSet<>();
        byLead.keySet().forEach(leadId -> {
            if (!counted.contains(leadId)) {
                List<UUID> ids = persons.getOrDefault(leadId, List.of(leadId));
                counted.addAll(ids);
                List<Fact> facts = ids.size() == 1 ? byLead.get(leadId) : ids.stream().distinct()
                        .flatMap(id -> byLead.getOrDefault(id, List.of()).stream()).toList();
                UUID person = canonical(leadId, facts);
                Company company = Company.of(facts, person);
                believe(facts, (day, known, now) -> {
                    Funnel funnel = Funnel.of(known);
                    Dimensions dimensions = Described.by(known);
                    Persons.count(known, funnel, dimensions, now);
                    company.count(day, funnel, dimensions, now);
                }, tally);
                company.join(tally);
                Persons.findAnomalies(person, facts, tally);
            }
        });
        return tally;
    }

    /** What a unit counts for from a day on, of all that is known of it then. */
    private interface Counting {
        void count(int day, Collection<Fact> known, Tally now);
    }

    /** Of each day on which something was told: what was believed from then on, in place of what was before. */
    private static void believe(List<Fact> facts, Counting counting, Tally tally) {
        Set<Integer> days = new TreeSet<>();
        facts.forEach(fact -> days.add(fact.recordedDay()));
        Tally before = new Tally();
        for (int day : days) {
            Tally now = new Tally();
            counting.count(day, days.size() == 1 ? facts : facts.stream().filter(fact -> fact.recordedDay() <= day).toList(), now);
            tally.believe(day, before, now);
            before = now;
        }
    }

    /**
     * A deal names its lead by the id that follows from its sender's; a lead that has an address has another id, and is known
     * by what its sender calls it. Of several the one that came first has the deal.
     */
    private void giveDealsToTheirLeads() {
        Map<UUID, Fact> captures = new HashMap<>();
        Map<UUID, List<UUID>> called = new HashMap<>();
        List<Fact> deals = new ArrayList<>();
        byLead.forEach((leadId, facts) -> facts.forEach(fact -> {
            if (fact.kind() == FactKind.CAPTURED) {
                captures.merge(leadId, fact, (a, b) -> Fact.BY_TIME.compare(a, b) <= 0 ? a : b);
                if (fact.refersTo() != null) {
                    called.computeIfAbsent(fact.refersTo(), name -> new ArrayList<>()).add(leadId);
                }
            } else if (fact.kind() == FactKind.IMPORTED_WON) {
                deals.add(fact);
            }
        }));
        for (Fact deal : deals) {
            List<UUID> candidates = new ArrayList<>(called.getOrDefault(deal.refersTo(), List.of()));
            candidates.add(deal.leadId());
            candidates.stream().filter(captures::containsKey).min(Comparator.comparing(captures::get, Fact.BY_TIME))
                    .filter(leadId -> !leadId.equals(deal.leadId()))
                    .ifPresent(leadId -> {
                        byLead.get(deal.leadId()).remove(deal);
                        byLead.get(leadId).add(deal);
                    });
        }
        byLead.values().removeIf(List::isEmpty);
    }

    /** First brought, ties by id; of those that nobody brought, the first id. */
    private static UUID canonical(UUID one, List<Fact> facts) {
        return facts.stream().filter(fact -> fact.kind() == FactKind.CAPTURED).min(Fact.BY_TIME).map(Fact::leadId)
                .orElse(facts.stream().map(Fact::leadId).min(Comparator.naturalOrder()).orElse(one));
    }
}
