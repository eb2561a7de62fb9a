package org.tandem.pipeline.lead;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.projection.sql.Tables;
import org.tandem.rest.problem.Unavailable;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;
import java.util.UUID;

/** Small questions about single leads. */
@ApplicationScoped
public class LeadReader {

    private final DataSource database;

    LeadReader(DataSource database) {
        this.database = database;
    }

    /**
     * Whose an opportunity is.
     *
     * @throws Unavailable while the database is away: what was asked for may be there
     */
    public Optional<UUID> leadOf(UUID opportunityId) {
        return Tables.read(() -> {
            try (Connection db = database.getConnection(); PreparedStatement select = db.prepareStatement(
                    "select lead_id from opportunity where opportunity_id = ?")) {
                select.setObject(1, opportunityId);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
                }
            }
        }, Unavailable::new);
    }

    /**
     * Whether a lead is this rep's, or in a queue that every rep sees.
     *
     * @throws Unavailable while the database is away
     */
    public boolean isVisibleTo(String rep, UUID leadId) {
        return Tables.read(() -> {
            try (Connection db = database.getConnection(); PreparedStatement select = db.prepareStatement(
                    "select 1 from worked_lead where lead_id = ? and (rep = ? or state = 'assigned' and queue is not null)")) {
                select.setObject(1, leadId);
                select.setString(2, rep);
                try (ResultSet row = select.executeQuery()) {
                    return row.next();
                }
            }
        }, Unavailable::new);
    }
}
