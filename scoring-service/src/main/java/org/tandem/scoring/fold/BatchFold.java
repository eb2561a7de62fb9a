package org.tandem.scoring.fold;

import org.tandem.projection.fold.Effects;
import org.tandem.projection.publish.Partitions;
import org.tandem.scoring.engagement.Contribution;
import org.tandem.scoring.engagement.Counting;
import org.tandem.scoring.engagement.Visits;
import org.tandem.scoring.engagement.Visits.Visit;
import org.tandem.scoring.fold.FactStore.ContributionRow;
import org.tandem.scoring.fold.FactStore.LeadSlot;
import org.tandem.scoring.fold.FactStore.VisitRange;
import org.tandem.scoring.fold.FactStore.VisitRow;
import org.tandem.scoring.fold.LinkNews.Told;
import org.tandem.scoring.fold.Unjudged.Waiting;
import org.tandem.scoring.lead.LeadFacts;
import org.tandem.scoring.lead.LeadFacts.SlotChange;
import org.tandem.scoring.lead.Qualifying;
import org.tandem.scoring.lead.Standing;
import org.tandem.scoring.lead.Verdict;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One batch: facts are kept under the id they came with, and judged for the person. What was due before is said first, as
 * of the ids that were linked then; what the news make worth saying last, as of those that are.
 */
final class BatchFold {

    private final Connection db;
    private final Counting counting;
    private final Partitions partitions;
    private final Saying saying;
    private final Effects effects;
    private final Settled settled;
    private final List<Waiting> later = new ArrayList<>(0);
    private final LeadStore leads;
    private final FactStore facts;
    private final Persons persons;
    private final Map<UUID, News> news;
    private final LinkNews links;
    private final Map<UUID, List<Told>> told;
    private final Set<LeadRow> changed = new HashSet<>();
    private Map<UUID, LeadRow> rows;
    private Map<UUID, Instant> erased;

    BatchFold(Connection db, Counting counting, Partitions partitions, Saying saying, Effects effects, Map<UUID, News> news,
              LinkNews links, Map<UUID, Instant> erased) {
        this.db = db;
        this.counting = counting;
        this.partitions = partitions;
        this.saying = saying;
        this.effects = effects;
        this.settled = new Settled(partitions, effects::isSettled);
        this.leads = new LeadStore(db, counting);
        this.facts = new FactStore(db, counting);
        this.persons = new Persons(db, counting, partitions);
        this.news = news;
        this.links = links;
        this.told = links.byLead();
        this.erased = erased;
    }

    /** @param parted leads that were linked to somebody who was erased */
    void fold(Set<UUID> parted) throws SQLException {
        Set<UUID> touched = new HashSet<>(news.keySet());
        touched.addAll(links.leads());
        touched.addAll(parted);
        if (touched.isEmpty()) {
            return;
        }
        Links linked = Links.locked(db, touched, links.leads());
        read(touched, linked);
        Set<UUID> known = Set.copyOf(rows.keySet());
        Set<UUID> stirred = new HashSet<>(links.leads());
        stirred.addAll(parted);
        news.forEach((lead, its) -> {
            LeadRow row = row(lead);
            Standing stood = row.standing;
            row.standing = its.standing(stood);
            // Else it is what this instance said itself, read back.
            if (its.hasFacts() || !row.standing.equals(stood)) {
                changed.add(row);
                stirred.add(lead);
            }
        });
        sayWhatTimeHasMade(stirred, linked);
        keep(known);
        links.write(db);
        if (!links.isEmpty() || linked.members().stream().anyMatch(this::isSaidToBe)) {
            linked = Links.locked(db, touched);
            read(touched, linked);
        }
        for (Person person : persons.of(stirred, linked, rows)) {
            judge(person);
            person.settle();
        }
        new Unjudged(db).add(later);
        leads.upsert(changed);
        leads.upsertSaid(rows.values().stream()
                .filter(row -> !changed.contains(row) && row.isSaidAnew() && !row.isEmpty()).toList());
    }

    /** Reads the rows of these leads and of whoever they are linked to, as far as they have not been read. */
    private void read(Set<UUID> touched, Links linked) throws SQLException {
        Set<UUID> ids = linked.and(touched);
        if (rows == null) {
            rows = leads.leads(ids);
        } else {
            ids.removeAll(rows.keySet());
            if (!ids.isEmpty()) {
                rows.putAll(leads.leads(ids));
            }
        }
        Set<UUID> others = linked.members();
        if (!others.isEmpty()) {
            erased = new HashMap<>(erased);
            erased.putAll(FactStore.ERASURES.until(db, others));
        }
    }

    private LeadRow row(UUID lead) {
        return rows.computeIfAbsent(lead, id -> new LeadRow(id, partitions.of(id.toString()), LeadFacts.none(counting),
                Standing.NOTHING_SAID, null));
    }

    /** Whether something was said of what it is: who is known first may be another one now. */
    private boolean isSaidToBe(UUID lead) {
        return news.containsKey(lead) && !news.get(lead).business().isEmpty();
    }

    /** What was due before the first of the news was known happened before it, however late it is read. */
    private void sayWhatTimeHasMade(Set<UUID> stirred, Links linked) throws SQLException {
        Set<UUID> overdue = new HashSet<>();
        for (UUID lead : stirred) {
            List<UUID> ids = linked.ids(lead);
            Optional<Instant> due = ids.stream().map(rows::get).filter(row -> row != null && row.due != null)
                    .map(row -> row.due).min(Instant::compareTo);
            if (due.isPresent() && Reason.of(ids, news, told, effects).filter(why -> !due.get().isAfter(why.first())).isPresent()) {
                overdue.add(lead);
            }
        }
        for (Person person : persons.of(overdue, linked, rows)) {
            if (settled.missing(person).isPresent()) {
                continue;
            }
            Reason reason = Reason.of(person.ids(), news, told, effects).orElseThrow();
            while (person.due() != null && !person.due().isAfter(reason.first())) {
                Optional<Verdict> verdict = Qualifying.decide(person.facts(), person.standing(), person.due());
                if (verdict.isEmpty()) {
                    break;
                }
                say(person, verdict, reason);
                person.settle();
            }
        }
    }

    private void judge(Person person) throws SQLException {
        Reason reason = Reason.of(person.ids(), news, told, effects).orElse(null);
        if (reason == null) {
            return;
        }
        Optional<Integer> missing = settled.missing(person);
        if (missing.isPresent()) {
            later.add(Waiting.because(person, missing.get(), reason));
        } else {
            say(person, person.verdict(reason.byFacts(), reason.joins()), reason);
        }
    }

    private void say(Person person, Optional<Verdict> verdict, Reason reason) {
        verdict.ifPresent(its -> saying.say(person, its, erased.get(person.canonical().leadId),
                record -> effects.publish(reason.record(), record)));
    }

    /** Adds what is new to the rows of the ids it came with, and keeps it in the tables of facts. */
    private void keep(Set<UUID> known) throws SQLException {
        Map<UUID, Map<LeadSlot, List<Contribution>>> slots = new HashMap<>();
        List<ContributionRow> contributions = new ArrayList<>();
        List<VisitRow> visits = new ArrayList<>();
        List<VisitRange> ranges = new ArrayList<>();
        List<LeadSlot> knownSlots = new ArrayList<>();
        news.forEach((lead, its) -> {
            Map<LeadSlot, List<Contribution>> added = its.contributions(lead, counting);
            slots.put(lead, added);
            added.values().forEach(all -> all.forEach(one -> contributions.add(new ContributionRow(lead, one))));
            its.visits().values().forEach(visit -> visits.add(new VisitRow(lead, visit)));
            if (known.contains(lead)) {
                // Of a lead that is new there is nothing to look up.
                knownSlots.addAll(added.keySet());
                its.visitRange(lead, counting).ifPresent(ranges::add);
            }
        });
        Map<LeadSlot, List<Contribution>> before = facts.contributions(knownSlots);
        Map<UUID, List<Visit>> visitsBefore = facts.visits(ranges);
        Map<UUID, Instant> returns = returnsBehind();
        Map<UUID, List<Contribution>> contributionsSince = facts.countableSince(returns);
        Map<UUID, List<Visit>> visitsSince = facts.visitsSince(returns);
        news.forEach((lead, its) -> {
            if (its.hasFacts()) {
                LeadFacts of = row(lead).facts;
                its.addTo(of);
                its.returned().ifPresent(at -> of.returned(at, contributionsSince.getOrDefault(lead, List.of()),
                        visitsSince.getOrDefault(lead, List.of())));
                slots.get(lead).forEach((slot, added) -> {
                    List<Contribution> was = before.getOrDefault(slot, List.of());
                    List<Contribution> is = new ArrayList<>(was);
                    is.addAll(added);
                    of.change(new SlotChange(slot.slot().rule(), was, is));
                });
                of.visit(Visits.byDay(visitsBefore.getOrDefault(lead, List.of())), its.visits().values());
                of.settle();
            }
        });
        facts.insertContributions(contributions);
        facts.upsertVisits(visits);
        facts.insertBusiness(news.values().stream().flatMap(its -> its.business().stream()).toList());
    }

    /** Returns of leads of which something that was recorded later is in the tables already, which is rare. */
    private Map<UUID, Instant> returnsBehind() {
        Map<UUID, Instant> returns = new TreeMap<>();
        news.forEach((lead, its) -> its.returned().ifPresent(at -> {
            Instant newest = row(lead).facts.newest();
            if (newest != null && newest.isAfter(at)) {
                returns.put(lead, at);
            }
        }));
        return returns;
    }
}
