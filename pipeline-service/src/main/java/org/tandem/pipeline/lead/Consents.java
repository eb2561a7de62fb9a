package org.tandem.pipeline.lead;

import org.tandem.events.envelope.Envelope;
import org.tandem.events.ids.LeadId;
import org.tandem.events.lead.Consent;
import org.tandem.pipeline.consent.Withdrawals;
import org.tandem.projection.sql.Columns;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Table {@code consent}: what people permitted and took back. */
public final class Consents {

    private static final String GRANTED = "granted";
    private static final String WITHDRAWN = "withdrawn";

    private Consents() {
    }

    /** A row of {@code consent}. */
    record Row(UUID leadId, String purpose, UUID eventId, boolean withdrawn, Instant at, Instant recordedAt) {

        /** Empty where nothing was given and nothing taken back. */
        static Optional<Row> of(Envelope<?> event, LeadId leadId, Consent consent) {
            return consent == null || consent.purpose() == null
                    || !GRANTED.equals(consent.status()) && !WITHDRAWN.equals(consent.status()) ? Optional.empty()
                    : Optional.of(new Row(leadId.value(), consent.purpose(), event.id(), WITHDRAWN.equals(consent.status()),
                    event.time().truncatedTo(ChronoUnit.MICROS), event.recordedTime()));
        }
    }

    static void insert(Connection db, Collection<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = db.prepareStatement("""
                insert into consent (lead_id, purpose, event_id, withdrawn, at, recorded_at)
                select * from unnest(?::uuid[], ?::text[], ?::uuid[], ?::bool[], ?::timestamptz[], ?::timestamptz[])
                order by 1, 2, 3, 4
                on conflict do nothing""")) {
            Columns.of(insert, rows).uuid(Row::leadId).text(Row::purpose).uuid(Row::eventId).bool(Row::withdrawn)
                    .timestamptz(Row::at).timestamptz(Row::recordedAt);
            insert.executeUpdate();
        }
    }

    /** What of the permission to contact them these leads took back; those who took back nothing have no entry. */
    public static Map<UUID, Withdrawals> withdrawn(Connection db, Collection<UUID> leadIds, Set<String> purposes)
            throws SQLException {
        return leadIds.isEmpty() ? Map.of() : withdrawn(db, leadIds, Links.of(db, leadIds), purposes);
    }

    /** @param links of these leads: whoever took it back under one id has taken it back under all */
    public static Map<UUID, Withdrawals> withdrawn(Connection db, Collection<UUID> leadIds, Links links, Set<String> purposes)
            throws SQLException {
        Set<UUID> people = new TreeSet<>();
        leadIds.forEach(leadId -> people.addAll(links.cluster(leadId)));
        Map<UUID, List<Withdrawals.Statement>> stated = statements(db, people);
        Map<UUID, Withdrawals> withdrawn = new HashMap<>();
        for (UUID leadId : leadIds) {
            List<Withdrawals.Statement> ofPerson = new ArrayList<>();
            links.cluster(leadId).forEach(member -> ofPerson.addAll(stated.getOrDefault(member, List.of())));
            Withdrawals its = Withdrawals.of(ofPerson, purposes);
            if (its.areAny()) {
                withdrawn.put(leadId, its);
            }
        }
        return withdrawn;
    }

    private static Map<UUID, List<Withdrawals.Statement>> statements(Connection db, Collection<UUID> leadIds)
            throws SQLException {
        Map<UUID, List<Withdrawals.Statement>> statements = new HashMap<>();
        try (PreparedStatement select = db.prepareStatement("""
                select lead_id, purpose, withdrawn, max(at) from consent
                where lead_id = any (?::uuid[]) group by lead_id, purpose, withdrawn""")) {
            Columns.of(select, leadIds).uuid(id -> id);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    statements.computeIfAbsent(rows.getObject(1, UUID.class), lead -> new ArrayList<>())
                            .add(new Withdrawals.Statement(rows.getString(2), rows.getBoolean(3),
                                    rows.getObject(4, OffsetDateTime.class).toInstant()));
                }
            }
        }
        return statements;
    }
}
