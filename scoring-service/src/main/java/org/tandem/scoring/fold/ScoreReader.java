package org.tandem.scoring.fold;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.projection.publish.Partitions;
import org.tandem.scoring.engagement.Contribution;
import org.tandem.scoring.engagement.Counting;
import org.tandem.scoring.engagement.Visits.Visit;
import org.tandem.scoring.explain.Explainer;
import org.tandem.scoring.explain.Explanation;
import org.tandem.scoring.lead.LeadFacts;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Reads one lead's score with all that it is made of. */
@ApplicationScoped
public class ScoreReader {

    private final DataSource database;
    private final Counting counting;
    private final Partitions partitions;
    private final Explainer explainer;

    ScoreReader(DataSource database, Counting counting, Partitions partitions) {
        this.database = database;
        this.counting = counting;
        this.partitions = partitions;
        this.explainer = new Explainer(counting);
    }

    /** Whether a person, under whatever id of theirs, is this rep's, or in a queue that every rep sees. */
    public boolean isVisibleTo(String rep, UUID leadId) throws SQLException {
        try (Connection db = database.getConnection()) {
            return Owners.isVisibleTo(db, rep, Links.TABLE.cluster(db, leadId));
        }
    }

    /** The score at this moment; empty for a lead that is not known. */
    public Optional<Explanation> now(UUID leadId, Instant now) throws SQLException {
        try (Connection db = database.getConnection()) {
            Links links = Links.of(db, List.of(leadId));
            List<UUID> ids = links.ids(leadId);
            Person person = new Persons(db, counting, partitions).of(List.of(leadId), links, new LeadStore(db, counting).leads(ids)).get(0);
            Instant newest = person.facts().newest();
            if (newest == null) {
                return Optional.empty();
            }
            // The clock of whoever recorded the newest fact may be ahead of ours.
            Instant at = now.isBefore(newest) ? newest : now;
            Listed listed = Listed.of(counting, new LastOfSlots(db).until(ids, at, Listed.ofASlot(counting)));
            return Optional.of(explainer.explain(ids.get(0), person.facts(), listed.contributions(), person.standing(),
                    person.due(), listed.complete(), at));
        }
    }

    /**
     * The score at a past moment, from what was known then; empty for a lead that was not. Made of all facts anew, as if all
     * had come under one id. Which ids are the person's is known as of now, whatever the moment, and it is judged by the
     * model of now: these tables know no other.
     */
    public Optional<Explanation> at(UUID leadId, Instant at) throws SQLException {
        try (Connection db = database.getConnection()) {
            FactStore store = new FactStore(db, counting);
            List<UUID> ids = Links.TABLE.cluster(db, leadId);
            Map<Instant, List<String>> business = new TreeMap<>();
            store.allBusiness(ids).values().forEach(its -> its.forEach((recorded, all) -> {
                if (!recorded.isAfter(at)) {
                    business.computeIfAbsent(recorded, moment -> new ArrayList<>()).addAll(all);
                }
            }));
            Map<UUID, List<Contribution>> last = new LastOfSlots(db).until(ids, at, Listed.ofASlot(counting));
            if (business.isEmpty() && last.isEmpty()) {
                return Optional.empty();
            }
            // What counts, and not only what is listed: of somebody busy that is less.
            List<Contribution> did = last.values().stream().flatMap(List::stream).toList();
            LeadFacts facts = LeadFacts.of(counting, BusinessJson.of(business), did, visits(store, ids, did, at), at, at,
                    new LabelStore(db).returnedAt(ids, at).orElse(null));
            Listed listed = Listed.of(counting, last);
            return Optional.of(explainer.explain(ids.get(0), facts, listed.contributions(), null, null, listed.complete(), at));
        }
    }

    /** Days whose last view came later are known by what the views before it contributed. */
    private List<Visit> visits(FactStore store, List<UUID> ids, List<Contribution> did, Instant at) throws SQLException {
        List<Visit> visits = new ArrayList<>(explainer.visits(did));
        store.allVisits(ids).values().forEach(its -> its.stream().filter(visit -> !visit.recordedAt().isAfter(at)).forEach(visits::add));
        return visits;
    }
}
