package org.tandem.analytics.fold;

import org.tandem.analytics.count.Fact;
import org.tandem.analytics.count.FactKind;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Everything that is counted together with some leads: the other ids of the same persons, and the leads and deals that a
 * sender calls the same. Three statements for each round; nearly always one round finds all.
 *
 * @param leads   the leads and all that belong to them
 * @param facts   that the tables hold about them
 * @param persons the ids of each person among them that has several
 */
record Closure(Set<UUID> leads, Collection<Fact> facts, Map<UUID, List<UUID>> persons) {

    static Closure of(FactStore store, Connection db, Collection<UUID> seeds, Collection<Fact> fresh) throws SQLException {
        Set<UUID> leads = new HashSet<>();
        List<Fact> facts = new ArrayList<>();
        Map<UUID, List<UUID>> persons = new HashMap<>();
        Set<UUID> names = new HashSet<>();
        Set<UUID> nextNames = namesIn(fresh);
        Set<UUID> next = new HashSet<>(seeds);
        while (!next.isEmpty() || !nextNames.isEmpty()) {
            leads.addAll(next);
            Collection<Fact> found = store.factsOf(next);
            facts.addAll(found);
            Map<UUID, List<UUID>> clusters = FactStore.LINKS.clusters(db, next);
            persons.putAll(clusters);
            nextNames.addAll(namesIn(found));
            nextNames.removeAll(names);
            names.addAll(nextNames);
            next = new HashSet<>(store.called(nextNames));
            clusters.values().forEach(next::addAll);
            next.removeAll(leads);
            nextNames = new HashSet<>();
        }
        return new Closure(leads, facts, persons);
    }

    private static Set<UUID> namesIn(Collection<Fact> facts) {
        Set<UUID> names = new HashSet<>();
        for (Fact fact : facts) {
            if (fact.refersTo() != null && (fact.kind() == FactKind.CAPTURED || fact.kind() == FactKind.IMPORTED_WON)) {
                names.add(fact.refersTo());
            }
        }
        return names;
    }
}
