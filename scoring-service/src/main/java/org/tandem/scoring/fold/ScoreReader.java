package org.tandem.scoring.fold;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.scoring.engagement.Contribution;
import org.tandem.scoring.engagement.Counting;
import org.tandem.scoring.explain.Explainer;
import org.tandem.scoring.explain.Explanation;
import org.tandem.scoring.lead.LeadFacts;
import org.tandem.scoring.lead.Standing;

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

    /** Most contributions that are read for one explanation; a crawler has more. */
    static final int MOST = 5_000;

    private final DataSource database;
    private final Counting counting;
    private final Explainer explainer;

    ScoreReader(DataSource database, Counting counting) {
        this.database = database;
        this.counting = counting;
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
            ScoreStore store = new ScoreStore(db, counting);
            List<UUID> ids = Links.TABLE.cluster(db, leadId);
            Map<UUID, LeadRow> rows = store.leads(ids);
            rows.values().removeIf(row -> row.facts.newest() == null);
            Optional<Instant> newest = rows.values().stream().map(row -> row.facts.newest()).max(Instant::compareTo);
            if (newest.isEmpty()) {
                return Optional.empty();
            }
            // The clock of whoever recorded the newest fact may be ahead of ours.
            Instant at = now.isBefore(newest.get()) ? newest.get() : now;
            LeadRow row = rows.get(ids.get(0));
            if (ids.size() > 1) {
                return explain(db, store, ids, at, row == null ? null : row.standing);
            }
            List<Contribution> contributions = store.lastContributions(ids, at, MOST);
            return Optional.of(explainer.explain(leadId, row.facts, contributions, row.standing, row.due,
                    contributions.size() < MOST, at));
        }
    }

    /** The score at a past moment, from what was known then; empty for a lead that was not. */
    public Optional<Explanation> at(UUID leadId, Instant at) throws SQLException {
        try (Connection db = database.getConnection()) {
            return explain(db, new ScoreStore(db, counting), Links.TABLE.cluster(db, leadId), at, null);
        }
    }

    /**
     * Made of all facts anew: what a person did under several ids is counted once where it may be counted once, as if it had
     * all come under one. Which ids are theirs is known as of now, whatever the moment.
     *
     * @param ids      of the person, the one they are known under first
     * @param standing what was said of that one; null if that is not asked for
     */
    private Optional<Explanation> explain(Connection db, ScoreStore store, List<UUID> ids, Instant at, Standing standing)
            throws SQLException {
        Map<Instant, List<String>> business = new TreeMap<>();
        store.allBusiness(ids).values().forEach(its -> its.forEach((recorded, all) -> {
            if (!recorded.isAfter(at)) {
                business.computeIfAbsent(recorded, moment -> new ArrayList<>()).addAll(all);
            }
        }));
        List<Contribution> contributions = store.lastContributions(ids, at, MOST);
        if (business.isEmpty() && contributions.isEmpty()) {
            return Optional.empty();
        }
        LeadFacts facts = LeadFacts.of(counting, ScoreStream.businessOf(business), contributions,
                explainer.visits(contributions), at, at, new LabelStore(db).returnedAt(ids, at).orElse(null));
        return Optional.of(explainer.explain(ids.get(0), facts, contributions, standing, null, contributions.size() < MOST, at));
    }
}
