package org.tandem.scoring.api;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.projection.await.AppliedWaiter;
import org.tandem.projection.service.StreamConfig;
import org.tandem.projection.sql.Columns;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Lets a read wait until the tables hold an event, and of a capture its activity too. */
@ApplicationScoped
class FoldedFacts {

    /** Readers that wait hold a worker thread each; more are told to come back. */
    private static final int MOST_WAITING = 100;
    private static final String FOLDED = """
            select i.event_id from inbox i
            where i.event_id = any (?)
            and not exists (select 1 from business_fact b
                where b.event_id = i.event_id and b.activity_id is not null
                and not exists (select 1 from inbox a where a.event_id = b.activity_id))""";

    private final DataSource database;
    private final Duration limit;
    private final AppliedWaiter waiter = new AppliedWaiter(this::among, MOST_WAITING);

    FoldedFacts(DataSource database, StreamConfig config) {
        this.database = database;
        this.limit = config.awaitLimit();
    }

    /** Whether the tables hold the event within the limit; waits on the caller's thread. */
    boolean await(UUID eventId) {
        return waiter.await(eventId, limit).join();
    }

    private Set<UUID> among(Collection<UUID> eventIds) throws SQLException {
        Set<UUID> folded = new HashSet<>();
        try (Connection db = database.getConnection(); PreparedStatement select = db.prepareStatement(FOLDED)) {
            Columns.of(select, eventIds).uuid(id -> id);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    folded.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return folded;
    }

    @PreDestroy
    void close() {
        waiter.close();
    }
}
