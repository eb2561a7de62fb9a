package org.tandem.scoring.fold;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.scoring.engagement.Contribution;
import org.tandem.scoring.engagement.Counting;
import org.tandem.scoring.explain.Explainer;
import org.tandem.scoring.explain.Explanation;
import org.tandem.scoring.lead.LeadFacts;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
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

    /** The score at this moment; empty for a lead that is not known. */
    public Optional<Explanation> now(UUID leadId, Instant now) throws SQLException {
        try (Connection db = database.getConnection()) {
            ScoreStore store = new ScoreStore(db, counting);
            LeadRow row = store.leads(List.of(leadId)).get(leadId);
            if (row == null || row.facts.newest() == null) {
                return Optional.empty();
            }
            // The clock of whoever recorded the newest fact may be ahead of ours.
            Instant at = now.isBefore(row.facts.newest()) ? row.facts.newest() : now;
            List<Contribution> contributions = store.lastContributions(leadId, at, MOST);
            return Optional.of(explainer.explain(leadId, row.facts, contributions, row.standing, row.due,
                    contributions.size() < MOST, at));
        }
    }

    /** The score at a past moment, from what was known then; empty for a lead that was not. */
    public Optional<Explanation> at(UUID leadId, Instant at) throws SQLException {
        try (Connection db = database.getConnection()) {
            ScoreStore store = new ScoreStore(db, counting);
            Map<Instant, List<String>> business =
                    new TreeMap<>(store.allBusiness(List.of(leadId)).getOrDefault(leadId, Map.of()));
            business.keySet().removeIf(recorded -> recorded.isAfter(at));
            List<Contribution> contributions = store.lastContributions(leadId, at, MOST);
            if (business.isEmpty() && contributions.isEmpty()) {
                return Optional.empty();
            }
            LeadFacts facts = LeadFacts.of(counting, ScoreStream.businessOf(business), contributions,
                    explainer.visits(contributions), at, at, new LabelStore(db).returnedAt(leadId, at).orElse(null));
            return Optional.of(explainer.explain(leadId, facts, contributions, null, null, contributions.size() < MOST, at));
        }
    }
}
