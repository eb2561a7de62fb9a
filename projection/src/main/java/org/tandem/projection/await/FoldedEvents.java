package org.tandem.projection.await;

import org.tandem.projection.sql.Columns;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Which events a projection has folded, by its inbox: for as long back as that remembers, and of topics that keep
 * everything. What a decision of this service made true counts as folded.
 */
public final class FoldedEvents implements AppliedWaiter.Applied {

    private final DataSource database;

    public FoldedEvents(DataSource database) {
        this.database = database;
    }

    @Override
    public Set<UUID> among(Collection<UUID> eventIds) throws SQLException {
        try (Connection db = database.getConnection();
             PreparedStatement select = db.prepareStatement("select event_id from inbox where event_id = any (?::uuid[])")) {
            Columns.of(select, eventIds).uuid(id -> id);
            Set<UUID> folded = new HashSet<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    folded.add(rows.getObject(1, UUID.class));
                }
            }
            return folded;
        }
    }
}
