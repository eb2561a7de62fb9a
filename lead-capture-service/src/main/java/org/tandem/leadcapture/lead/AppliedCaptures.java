package org.tandem.leadcapture.lead;

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

/** Lets a read wait until the tables hold an event, and of a capture every part. */
@ApplicationScoped
class AppliedCaptures {

    /** Readers that wait hold a worker thread each; more are told to come back. */
    private static final int MOST_WAITING = 100;
    private static final String APPLIED = """
            select i.event_id from inbox i
            left join capture c on c.event_id = i.event_id and c.content_hash = i.content_hash
            where i.event_id = any (?)
            and (c.event_id is null or %s)""".formatted(WholeCapture.CONDITION);

    private final DataSource database;
    private final Duration limit;
    private final AppliedWaiter waiter = new AppliedWaiter(this::among, MOST_WAITING);

    AppliedCaptures(DataSource database, StreamConfig config) {
        this.database = database;
        this.limit = config.awaitLimit();
    }

    /** Whether the tables hold the event within the limit; waits on the caller's thread. */
    boolean await(UUID eventId) {
        return waiter.await(eventId, limit).join();
    }

    private Set<UUID> among(Collection<UUID> eventIds) throws SQLException {
        Set<UUID> applied = new HashSet<>();
        try (Connection db = database.getConnection(); PreparedStatement select = db.prepareStatement(APPLIED)) {
            Columns.of(select, eventIds).uuid(id -> id);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    applied.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return applied;
    }

    @PreDestroy
    void close() {
        waiter.close();
    }
}
