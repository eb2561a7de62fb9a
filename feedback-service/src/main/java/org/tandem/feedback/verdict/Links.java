package org.tandem.feedback.verdict;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.projection.sql.LinkTable;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Which ids are the same person. */
@ApplicationScoped
class Links {

    static final LinkTable TABLE = new LinkTable("lead_link", "lead_id",
            "(select min(k.captured_at) from capture k where k.lead_id = c.member)");

    private final DataSource database;

    Links(DataSource database) {
        this.database = database;
    }

    /** All ids of the person: first captured first, ties by id. */
    List<UUID> of(UUID leadId) throws SQLException {
        try (Connection db = database.getConnection()) {
            return TABLE.cluster(db, leadId);
        }
    }
}
