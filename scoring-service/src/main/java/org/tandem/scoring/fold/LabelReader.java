package org.tandem.scoring.fold;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.scoring.engagement.Counting;
import org.tandem.scoring.label.Label;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads what is to be learned from one person. */
@ApplicationScoped
public class LabelReader {

    private final DataSource database;
    private final Counting counting;

    LabelReader(DataSource database, Counting counting) {
        this.database = database;
        this.counting = counting;
    }

    /**
     * The labels under each id of the person, the id first known first; of an id by attempt, then target. None of an id
     * that sales has said nothing of, and empty for a person who is not known.
     */
    public Optional<Map<UUID, List<Label>>> labels(UUID leadId) throws SQLException {
        try (Connection db = database.getConnection()) {
            List<UUID> ids = Links.TABLE.cluster(db, leadId);
            Map<UUID, List<Label>> found = new LabelStore(db).labels(ids);
            if (found.isEmpty() && new LeadStore(db, counting).leads(ids).isEmpty()) {
                return Optional.empty();
            }
            Map<UUID, List<Label>> labels = new LinkedHashMap<>();
            ids.forEach(id -> labels.put(id, found.getOrDefault(id, List.of())));
            return Optional.of(labels);
        }
    }
}
