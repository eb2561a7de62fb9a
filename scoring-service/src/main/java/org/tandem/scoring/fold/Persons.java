package org.tandem.scoring.fold;

import org.tandem.projection.publish.Partitions;
import org.tandem.scoring.engagement.Contribution;
import org.tandem.scoring.engagement.Counting;
import org.tandem.scoring.engagement.Visits.Visit;
import org.tandem.scoring.lead.LeadFacts;
import org.tandem.scoring.lead.PersonFacts;
import org.tandem.scoring.lead.Standing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The persons that leads belong to. Whoever has no links is the row that was read already; of the others everything that
 * may count is read, in two statements for all of them.
 */
final class Persons {

    private final Counting counting;
    private final FactStore facts;
    private final Partitions partitions;

    Persons(Connection db, Counting counting, Partitions partitions) {
        this.counting = counting;
        this.facts = new FactStore(db, counting);
        this.partitions = partitions;
    }

    /**
     * @param leadIds of which each person is one, however many ids of theirs are among them
     * @param links   of all of them
     * @param rows    of all ids of these persons that have one; the others get an empty one, which need not be kept
     * @return in one order
     */
    List<Person> of(Collection<UUID> leadIds, Links links, Map<UUID, LeadRow> rows) throws SQLException {
        Set<List<UUID>> linked = new LinkedHashSet<>();
        List<Person> persons = new ArrayList<>();
        for (UUID lead : new TreeSet<>(leadIds)) {
            List<UUID> ids = links.ids(lead);
            if (ids.size() > 1) {
                linked.add(ids);
            } else {
                persons.add(Person.alone(row(rows, lead), links.since(ids)));
            }
        }
        if (linked.isEmpty()) {
            return persons;
        }
        Set<UUID> members = new TreeSet<>();
        linked.forEach(members::addAll);
        members.retainAll(rows.keySet());
        Map<UUID, List<Contribution>> contributions = facts.countable(members);
        Map<UUID, List<Visit>> visits = facts.allVisits(members);
        for (List<UUID> ids : linked) {
            persons.add(merged(ids, rows, contributions, visits, links.since(ids)));
        }
        return persons;
    }

    private Person merged(List<UUID> ids, Map<UUID, LeadRow> rows, Map<UUID, List<Contribution>> contributions,
                          Map<UUID, List<Visit>> visits, Instant since) {
        List<LeadRow> its = new ArrayList<>();
        List<Contribution> did = new ArrayList<>();
        List<Visit> came = new ArrayList<>();
        its.add(row(rows, ids.get(0)));
        ids.subList(1, ids.size()).stream().filter(rows::containsKey).forEach(id -> its.add(rows.get(id)));
        its.forEach(row -> {
            did.addAll(contributions.getOrDefault(row.leadId, List.of()));
            came.addAll(visits.getOrDefault(row.leadId, List.of()));
        });
        return Person.linked(ids, its, PersonFacts.of(counting, its.stream().map(row -> row.facts).toList(), did, came), since);
    }

    private LeadRow row(Map<UUID, LeadRow> rows, UUID lead) {
        return rows.computeIfAbsent(lead, id -> new LeadRow(id, partitions.of(id.toString()), LeadFacts.none(counting),
                Standing.NOTHING_SAID, null));
    }
}
