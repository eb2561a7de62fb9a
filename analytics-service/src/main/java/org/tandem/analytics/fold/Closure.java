package org.tandem.analytics.fold;

import org.tandem.analytics.count.Fact;
import org.tandem.analytics.count.FactKind;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Everything that is counted together with some leads: the other ids of the same persons, and where there is a deal, the leads
 * and deals that its sender calls the same. Four statements for each round at most; nearly always one round finds all.
 *
 * @param leads   the leads and all that belong to them
 * @param facts   that the tables hold about them
 * @param persons the ids of each person among them that has several
 */
record Closure(Set<UUID> leads, Collection<Fact> facts, Map<UUID, List<UUID>> persons) {

    private static final Set<FactKind> NAMED = EnumSet.of(FactKind.CAPTURED, FactKind.IMPORTED_WON);

    static Closure of(FactStore store, Connection db, Collection<UUID> seeds, Collection<Fact> fresh) throws SQLException {
        Set<UUID> leads = new HashSet<>();
        List<Fact> facts = new ArrayList<>();
        Map<UUID, List<UUID>> persons = new HashMap<>();
        Set<UUID> names = new HashSet<>();
        Set<UUID> ofNewDeals = namesIn(fresh, EnumSet.of(FactKind.IMPORTED_WON));
        Set<UUID> nextNames = namesIn(fresh, NAMED);
        Set<UUID> next = new HashSet<>(seeds);
        while (!next.isEmpty() || !nextNames.isEmpty()) {
            leads.addAll(next);
            Collection<Fact> found = store.factsOf(next);
            facts.addAll(found);
            Map<UUID, List<UUID>> clusters = FactStore.LINKS.clusters(db, next);
            persons.putAll(clusters);
            nextNames.addAll(namesIn(found, NAMED));
            nextNames.removeAll(names);
            names.addAll(nextNames);
            next = new HashSet<>(store.called(ofDeals(store, nextNames, ofNewDeals)));
            clusters.values().forEach(next::addAll);
            next.removeAll(leads);
            nextNames = new HashSet<>();
        }
        return new Closure(leads, facts, persons);
    }

    /** A name joins leads to deals, and to nothing else: one that no deal bears, such as a company's in every row of a list, is not followed. */
    private static Set<UUID> ofDeals(FactStore store, Set<UUID> names, Set<UUID> ofNewDeals) throws SQLException {
        Set<UUID> borne = new HashSet<>(store.ofDeals(names));
        names.stream().filter(ofNewDeals::contains).forEach(borne::add);
        return borne;
    }

    private static Set<UUID> namesIn(Collection<Fact> facts, Set<FactKind> kinds) {
        Set<UUID> names = new HashSet<>();
        for (Fact fact : facts) {
            if (fact.refersTo() != null && kinds.contains(fact.kind())) {
                names.add(fact.refersTo());
            }
        }
        return names;
    }
}
