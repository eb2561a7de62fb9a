package org.tandem.pipeline.lead;

import org.tandem.events.money.Money;
import org.tandem.events.pipeline.PipelineEvent;
import org.tandem.events.pipeline.PipelineEvent.OpportunityLost;
import org.tandem.events.pipeline.PipelineEvent.OpportunityOpened;
import org.tandem.events.pipeline.PipelineEvent.OpportunityStageMoved;
import org.tandem.events.pipeline.PipelineEvent.OpportunityWon;
import org.tandem.projection.sql.Columns;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Table {@code opportunity}: what one fold or decision makes of opportunities, with two statements for any number. */
final class OpportunityStore {

    private final Map<UUID, Row> rows = new TreeMap<>();

    /**
     * A row, or what changes of one.
     *
     * @param openedAt   null where the opportunity was opened before, so that this only changes it
     * @param recordedAt when its opening was recorded, which is what an erasure covers; null with {@code openedAt}
     * @param stageSince null where the stage stays
     * @param value      null where it stays, or nobody knows
     */
    private record Row(UUID opportunityId, UUID leadId, Instant recordedAt, Instant openedAt, String rep, String status,
                       String stage, Instant stageSince, Money value, Instant closedAt, String reason) {

        Row then(Row change) {
            return new Row(opportunityId, leadId, recordedAt, openedAt, change.rep, change.status, change.stage,
                    change.stageSince == null ? stageSince : change.stageSince, change.value == null ? value : change.value,
                    change.closedAt, change.reason);
        }

        private String amount() {
            return value == null ? null : value.amount();
        }

        private String currency() {
            return value == null ? null : value.currency();
        }
    }

    /** In the order of the log; events about anything else change nothing here. */
    void happened(PipelineEvent event, Instant at, Instant recordedAt) {
        UUID leadId = event.leadId().value();
        if (event instanceof OpportunityOpened opened) {
            rows.put(opened.opportunityId(), new Row(opened.opportunityId(), leadId, recordedAt, at, opened.rep(), "open",
                    opened.stage(), at, opened.value(), null, null));
        } else if (event instanceof OpportunityStageMoved moved) {
            change(new Row(moved.opportunityId(), leadId, null, null, moved.rep(), "open", moved.to(), at, moved.value(), null, null));
        } else if (event instanceof OpportunityWon won) {
            change(new Row(won.opportunityId(), leadId, null, null, won.rep(), "won", won.stage(), null, won.value(), at, null));
        } else if (event instanceof OpportunityLost lost) {
            change(new Row(lost.opportunityId(), leadId, null, null, lost.rep(), "lost", lost.stage(), null, null, at, lost.reason()));
        }
    }

    private void change(Row change) {
        rows.merge(change.opportunityId, change, Row::then);
    }

    void write(Connection db) throws SQLException {
        insert(db, rows.values().stream().filter(row -> row.openedAt != null).toList());
        update(db, rows.values().stream().filter(row -> row.openedAt == null).toList());
    }

    private static void insert(Connection db, List<Row> opened) throws SQLException {
        if (opened.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = db.prepareStatement("""
                insert into opportunity (opportunity_id, lead_id, recorded_at, opened_at, rep, status, stage, stage_since,
                                         amount, currency, closed_at, reason)
                select * from unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[], ?::text[],
                                     ?::timestamptz[], ?::text[], ?::text[], ?::timestamptz[], ?::text[])
                on conflict do nothing""")) {
            filled(Columns.of(insert, opened).uuid(Row::opportunityId).uuid(Row::leadId).timestamptz(Row::recordedAt)
                    .timestamptz(Row::openedAt));
            insert.executeUpdate();
        }
    }

    private static void update(Connection db, Collection<Row> changed) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        try (PreparedStatement update = db.prepareStatement("""
                update opportunity o set rep = c.rep, status = c.status, stage = c.stage,
                    stage_since = coalesce(c.stage_since, o.stage_since), amount = coalesce(c.amount, o.amount),
                    currency = coalesce(c.currency, o.currency), closed_at = c.closed_at, reason = c.reason
                from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::timestamptz[],
                            ?::text[]) as c (opportunity_id, rep, status, stage, stage_since, amount, currency, closed_at, reason)
                where o.opportunity_id = c.opportunity_id""")) {
            filled(Columns.of(update, changed).uuid(Row::opportunityId));
            update.executeUpdate();
        }
    }

    private static void filled(Columns<Row> columns) throws SQLException {
        columns.text(Row::rep).text(Row::status).text(Row::stage).timestamptz(Row::stageSince).text(Row::amount)
                .text(Row::currency).timestamptz(Row::closedAt).text(Row::reason);
    }
}
