package org.tandem.scoring.fold;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.scoring.engagement.Counting;
import org.tandem.scoring.label.Label;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads what is to be learned from one lead. */
@ApplicationScoped
public class LabelReader {

    private final DataSource database;
    private final Counting counting;

    LabelReader(DataSource database, Counting counting) {
        this.database = database;
        this.counting = counting;
    }

    /** By attempt, then target; none of a lead that sales has said nothing of, and empty for one that is not known. */
    public Optional<List<Label>> labels(UUID leadId) throws SQLException {
        try (Connection db = database.getConnection()) {
            List<Label> labels = new LabelStore(db).labels(leadId);
            boolean known = !labels.isEmpty() || new ScoreStore(db, counting).leads(List.of(leadId)).containsKey(leadId);
            return known ? Optional.of(labels) : Optional.empty();
        }
    }
}
