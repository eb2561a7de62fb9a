package org.tandem.pipeline.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.pipeline.lead.Consents;
import org.tandem.pipeline.lifecycle.SalesRules;
import org.tandem.projection.sql.Tables;
import org.tandem.rest.problem.Unavailable;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads what sales did with one lead. */
@ApplicationScoped
class HistoryReader {

    /** More than anybody reads; a lead that has more shows its newest. */
    static final int MOST = 500;

    private final DataSource database;
    private final SalesRules rules;

    HistoryReader(DataSource database, SalesRules rules) {
        this.database = database;
        this.rules = rules;
    }

    /** Oldest first; empty where sales never had the lead. */
    Optional<InboxViews.History> of(UUID leadId) {
        return Tables.read(() -> read(leadId), Unavailable::new);
    }

    private Optional<InboxViews.History> read(UUID leadId) throws SQLException {
        try (Connection db = database.getConnection(); PreparedStatement select = db.prepareStatement("""
                select h.event_id, h.type, h.happened_at, h.data, n.text, w.asked_again_at
                from history h left join note n on n.lead_id = h.lead_id and n.event_id = h.event_id
                     left join worked_lead w on w.lead_id = h.lead_id and w.state in ('assigned', 'accepted', 'in-opportunity')
                where h.lead_id = ? order by h.n desc limit ?""")) {
            select.setObject(1, leadId);
            select.setInt(2, MOST);
            List<InboxViews.Event> events = new ArrayList<>();
            OffsetDateTime askedAgainAt = null;
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    askedAgainAt = rows.getObject(6, OffsetDateTime.class);
                    events.add(new InboxViews.Event(rows.getObject(1, UUID.class), rows.getString(2),
                            rows.getObject(3, OffsetDateTime.class).toInstant(), rows.getString(4), rows.getString(5)));
                }
            }
            Collections.reverse(events);
            return events.isEmpty() ? Optional.empty() : Optional.of(new InboxViews.History(leadId, InboxViews.Withdrawal.of(
                    Consents.withdrawn(db, List.of(leadId), rules.contactPurposes()).get(leadId)),
                    askedAgainAt == null ? null : askedAgainAt.toInstant(), events));
        }
    }
}
