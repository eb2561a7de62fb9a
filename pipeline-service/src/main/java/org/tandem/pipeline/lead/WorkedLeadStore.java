package org.tandem.pipeline.lead;

import org.tandem.events.ids.LeadId;
import org.tandem.events.money.Money;
import org.tandem.pipeline.lifecycle.LeadState;
import org.tandem.pipeline.lifecycle.LeadState.Accepted;
import org.tandem.pipeline.lifecycle.LeadState.Assigned;
import org.tandem.pipeline.lifecycle.LeadState.Closed;
import org.tandem.pipeline.lifecycle.LeadState.Held;
import org.tandem.pipeline.lifecycle.LeadState.InOpportunity;
import org.tandem.pipeline.lifecycle.LeadState.Lost;
import org.tandem.pipeline.lifecycle.LeadState.Merged;
import org.tandem.pipeline.lifecycle.LeadState.Recycled;
import org.tandem.pipeline.lifecycle.LeadState.Rejected;
import org.tandem.pipeline.lifecycle.LeadState.Won;
import org.tandem.pipeline.lifecycle.LeadState.Woken;
import org.tandem.pipeline.routing.Owner;
import org.tandem.projection.sql.Columns;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Table {@code worked_lead}: one row for each lead that sales ever had. */
final class WorkedLeadStore {

    private final Connection db;

    WorkedLeadStore(Connection db) {
        this.db = db;
    }

    /** The rows of these leads, locked in key order; leads that sales never had are not in it. */
    Map<UUID, WorkedLead> lock(Collection<UUID> leadIds) throws SQLException {
        Map<UUID, WorkedLead> leads = new HashMap<>();
        if (leadIds.isEmpty()) {
            return leads;
        }
        try (PreparedStatement select = db.prepareStatement("""
                select lead_id, state, attempt, rep, queue, from_queue, opportunity_id, stage, amount, currency, reason,
                       wake_on, wake_zone, since, contacts, last_contact_at
                from worked_lead where lead_id = any (?::uuid[]) order by lead_id for update""")) {
            Columns.of(select, leadIds).uuid(id -> id);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    leads.put(rows.getObject("lead_id", UUID.class), read(rows));
                }
            }
        }
        return leads;
    }

    void upsert(Map<UUID, WorkedLead> leads) throws SQLException {
        if (leads.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = db.prepareStatement("""
                insert into worked_lead (lead_id, state, attempt, rep, queue, from_queue, opportunity_id, stage, amount,
                                         currency, reason, wake_on, wake_zone, since, contacts, last_contact_at, asked_at)
                select w.*, (select s.asked_at from score s where s.lead_id = w.lead_id)
                from unnest(?::uuid[], ?::text[], ?::int[], ?::text[], ?::text[], ?::bool[], ?::uuid[], ?::text[],
                            ?::text[], ?::text[], ?::text[], ?::date[], ?::text[], ?::timestamptz[], ?::int[], ?::timestamptz[])
                     as w (lead_id, state, attempt, rep, queue, from_queue, opportunity_id, stage, amount, currency, reason, wake_on,
                           wake_zone, since, contacts, last_contact_at)
                on conflict (lead_id) do update set (state, attempt, rep, queue, from_queue, opportunity_id, stage, amount,
                                                     currency, reason, wake_on, wake_zone, since, contacts, last_contact_at,
                                                     asked_at) =
                    (excluded.state, excluded.attempt, excluded.rep, excluded.queue, excluded.from_queue,
                     excluded.opportunity_id, excluded.stage, excluded.amount, excluded.currency, excluded.reason,
                     excluded.wake_on, excluded.wake_zone, excluded.since, excluded.contacts, excluded.last_contact_at,
                     excluded.asked_at)""")) {
            Columns.of(upsert, new TreeMap<>(leads).values())
                    .uuid(lead -> lead.state().leadId().value()).text(lead -> code(lead.state()))
                    .int4(lead -> lead.state().attempt()).text(lead -> rep(lead.state())).text(lead -> queue(lead.state()))
                    .bool(lead -> lead.state() instanceof Held held && held.fromQueue())
                    .uuid(lead -> lead.state() instanceof InOpportunity open ? open.opportunityId() : null)
                    .text(lead -> lead.state() instanceof InOpportunity open ? open.stage() : null)
                    .text(lead -> value(lead.state()) == null ? null : value(lead.state()).amount())
                    .text(lead -> value(lead.state()) == null ? null : value(lead.state()).currency())
                    .text(lead -> reason(lead.state()))
                    .date(lead -> lead.state() instanceof Recycled recycled ? recycled.wakeOn() : null)
                    .text(lead -> lead.state() instanceof Recycled recycled && recycled.zone() != null ? recycled.zone().getId() : null)
                    .timestamptz(WorkedLead::since).int4(WorkedLead::contacts).timestamptz(WorkedLead::lastContactAt);
            upsert.executeUpdate();
        }
    }

    /** Takes over from scores that leads asked for sales. Whichever of the two is folded last does: the order of inboxes needs both in a row. */
    void asked(Collection<UUID> leadIds) throws SQLException {
        if (leadIds.isEmpty()) {
            return;
        }
        try (PreparedStatement update = db.prepareStatement("""
                update worked_lead w set asked_at = a.asked_at
                from (select o.lead_id, s.asked_at from worked_lead o join score s using (lead_id)
                      where o.lead_id = any (?::uuid[]) and o.asked_at is distinct from s.asked_at
                      order by o.lead_id for update of o) as a
                where w.lead_id = a.lead_id""")) {
            Columns.of(update, leadIds).uuid(id -> id);
            update.executeUpdate();
        }
    }

    void delete(Collection<UUID> leadIds) throws SQLException {
        if (leadIds.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = db.prepareStatement("delete from worked_lead where lead_id = any (?::uuid[])")) {
            Columns.of(delete, leadIds).uuid(id -> id);
            delete.executeUpdate();
        }
    }

    private static WorkedLead read(ResultSet row) throws SQLException {
        LeadId leadId = new LeadId(row.getObject("lead_id", UUID.class));
        return new WorkedLead(state(leadId, row), moment(row, "since"), row.getInt("contacts"), moment(row, "last_contact_at"));
    }

    private static LeadState state(LeadId leadId, ResultSet row) throws SQLException {
        int attempt = row.getInt("attempt");
        String rep = row.getString("rep");
        String reason = row.getString("reason");
        return switch (row.getString("state")) {
            case "assigned" -> new Assigned(leadId, attempt,
                    rep == null ? new Owner.Queue(row.getString("queue")) : new Owner.Rep(rep));
            case "accepted" -> new Accepted(leadId, attempt, rep, row.getBoolean("from_queue"));
            case "in-opportunity" -> new InOpportunity(leadId, attempt, rep, row.getBoolean("from_queue"),
                    row.getObject("opportunity_id", UUID.class), row.getString("stage"), row.getString("amount") == null ? null
                    : new Money(row.getString("amount"), row.getString("currency")));
            case "rejected" -> new Rejected(leadId, attempt, rep, reason);
            case "recycled" -> new Recycled(leadId, attempt, rep, reason, row.getObject("wake_on", LocalDate.class),
                    row.getString("wake_zone") == null ? null : ZoneId.of(row.getString("wake_zone")));
            case "woken" -> new Woken(leadId, attempt, rep);
            case "merged" -> new Merged(leadId, attempt, rep);
            case "won" -> new Won(leadId, attempt, rep);
            case "lost" -> new Lost(leadId, attempt, rep, reason);
            default -> throw new IllegalStateException("a state that no version writes: " + row.getString("state"));
        };
    }

    private static String code(LeadState state) {
        if (state instanceof Assigned) {
            return "assigned";
        } else if (state instanceof Accepted) {
            return "accepted";
        } else if (state instanceof InOpportunity) {
            return "in-opportunity";
        } else if (state instanceof Woken) {
            return "woken";
        } else if (state instanceof Closed closed) {
            return closed.code();
        }
        throw new IllegalStateException("nothing happened to the lead, so there is no row of it");
    }

    private static String rep(LeadState state) {
        if (state instanceof Assigned assigned) {
            return assigned.owner() instanceof Owner.Rep rep ? rep.id() : null;
        } else if (state instanceof Held held) {
            return held.rep();
        } else if (state instanceof Woken woken) {
            return woken.rep();
        }
        return state instanceof Closed closed ? closed.rep() : null;
    }

    private static String queue(LeadState state) {
        return state instanceof Assigned assigned && assigned.owner() instanceof Owner.Queue queue ? queue.code() : null;
    }

    private static Money value(LeadState state) {
        return state instanceof InOpportunity open ? open.value() : null;
    }

    private static String reason(LeadState state) {
        if (state instanceof Rejected rejected) {
            return rejected.reason();
        } else if (state instanceof Recycled recycled) {
            return recycled.reason();
        }
        return state instanceof Lost lost ? lost.reason() : null;
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
