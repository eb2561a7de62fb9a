package org.tandem.pipeline.live;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.events.envelope.EventType;
import org.tandem.projection.publish.Partitions;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads what happened to leads, from the history that folding and deciding keep. */
@ApplicationScoped
class ChangeReader {

    /** Who has a queue's lead no longer in their inbox learns that by the attempt having begun in a queue; once, for then it is somebody's. */
    private static final String NEWS = """
            select h.n, h.event_id, h.lead_id, h.type, h.data::jsonb ->> 'rep',
                h.type in ('org.tandem.lead.assigned.v1', 'org.tandem.lead.accepted.v1', 'org.tandem.lead.rejected.v1',
                    'org.tandem.lead.recycled.v1', 'org.tandem.lead.merged.v1')
                and exists (select 1 from history a where a.lead_id = h.lead_id and a.type = 'org.tandem.lead.assigned.v1'
                    and a.data::jsonb ->> 'queue' is not null and a.data::jsonb -> 'attempt' = h.data::jsonb -> 'attempt')
                and not exists (select 1 from history t where t.lead_id = h.lead_id and t.type = 'org.tandem.lead.accepted.v1'
                    and t.n < h.n and t.data::jsonb -> 'attempt' = h.data::jsonb -> 'attempt')
            from history h where h.n > ? and h.type <> 'org.tandem.opportunity.imported-won.v1' order by h.n""";

    /** Of what is told only: an import of deals is no news, and must not count as too much of it. */
    private static final String BEFORE_THE_NEWEST = """
            select n from history where n > ? and type <> 'org.tandem.opportunity.imported-won.v1' order by n desc offset ? limit 1""";

    private final DataSource database;
    private final Partitions partitions;

    ChangeReader(DataSource database, Partitions partitions) {
        this.database = database;
        this.partitions = partitions;
    }

    /** @param from everything above this number was found */
    record Look(long from, List<Change> changes) {
    }

    /** Everything above a number, but never more than {@code most}. */
    Look above(long number, int most) throws SQLException {
        try (Connection db = database.getConnection()) {
            long from = from(db, number, most);
            return new Look(from, above(db, from));
        }
    }

    private static long from(Connection db, long number, int most) throws SQLException {
        try (PreparedStatement select = db.prepareStatement(BEFORE_THE_NEWEST)) {
            select.setLong(1, number);
            select.setInt(2, most);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : number;
            }
        }
    }

    private List<Change> above(Connection db, long from) throws SQLException {
        List<Change> changes = new ArrayList<>();
        try (PreparedStatement select = db.prepareStatement(NEWS)) {
            select.setLong(1, from);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    UUID leadId = rows.getObject(3, UUID.class);
                    changes.add(new Change(rows.getLong(1), partitions.of(leadId.toString()), rows.getObject(2, UUID.class), leadId,
                            reason(rows.getString(4)), rows.getString(5), rows.getBoolean(6)));
                }
            }
        }
        return changes;
    }

    /** {@code lead.assigned} of {@code org.tandem.lead.assigned.v1}. */
    private static String reason(String wireName) {
        return wireName.substring(EventType.PREFIX.length(), wireName.lastIndexOf('.'));
    }
}
