package org.tandem.pipeline.lead;

import org.tandem.events.ids.Uuid5;
import org.tandem.events.request.RequestEvent.Fact;
import org.tandem.events.request.RequestEvent.RequestRefused;
import org.tandem.pipeline.lifecycle.Refusal;
import org.tandem.projection.sql.Columns;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A row of {@code held_back}: a lead that would be with sales if its consent had not been withdrawn. Scoring says once
 * that it qualified, so that has to be remembered until consent is given again.
 *
 * @param requestId     what was refused
 * @param qualification id of the event by which the lead qualified; of a lead that was to be woken, the refused request's
 */
record HeldBack(UUID leadId, UUID requestId, UUID qualification, Instant recordedAt) {

    /** Empty where the refusal has another reason. */
    static Optional<HeldBack> of(UUID leadId, UUID requestId, String code, Map<String, String> facts, Instant recordedAt) {
        if (!Refusal.CONSENT_WITHDRAWN.equals(code)) {
            return Optional.empty();
        }
        String qualification = facts.get(Refusal.QUALIFICATION);
        return Optional.of(new HeldBack(leadId, requestId,
                qualification == null ? requestId : UUID.fromString(qualification), recordedAt));
    }

    /** As it stands on the stream. */
    static Optional<HeldBack> of(RequestRefused refused, Instant recordedAt) {
        if (!Refusal.CONSENT_WITHDRAWN.equals(refused.code())) {
            return Optional.empty();
        }
        Map<String, String> facts = new TreeMap<>();
        refused.facts().forEach((Fact fact) -> facts.put(fact.fact(), fact.value()));
        return of(UUID.fromString(refused.about()), refused.requestId(), refused.code(), facts, recordedAt);
    }

    /** The id of the request by which routing is asked for again: however often it is, it is decided once. */
    UUID askedAgain() {
        return Uuid5.of(requestId, "consent-given");
    }

    static List<HeldBack> among(Connection db, Collection<UUID> leadIds) throws SQLException {
        List<HeldBack> held = new ArrayList<>();
        try (PreparedStatement select = db.prepareStatement("""
                select lead_id, request_id, qualification, recorded_at from held_back
                where lead_id = any (?::uuid[]) order by lead_id""")) {
            Columns.of(select, leadIds).uuid(id -> id);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    held.add(new HeldBack(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class),
                            rows.getObject(3, UUID.class), rows.getObject(4, OffsetDateTime.class).toInstant()));
                }
            }
        }
        return held;
    }

    /** @param changes by lead; empty where the lead is not held back any more */
    static void write(Connection db, Map<UUID, Optional<HeldBack>> changes) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        Map<UUID, Optional<HeldBack>> sorted = new TreeMap<>(changes);
        List<UUID> gone = sorted.entrySet().stream().filter(change -> change.getValue().isEmpty()).map(Map.Entry::getKey).toList();
        List<HeldBack> held = sorted.values().stream().flatMap(Optional::stream).toList();
        if (!gone.isEmpty()) {
            try (PreparedStatement delete = db.prepareStatement("delete from held_back where lead_id = any (?::uuid[])")) {
                Columns.of(delete, gone).uuid(id -> id);
                delete.executeUpdate();
            }
        }
        if (!held.isEmpty()) {
            try (PreparedStatement upsert = db.prepareStatement("""
                    insert into held_back (lead_id, request_id, qualification, recorded_at)
                    select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::timestamptz[])
                    on conflict (lead_id) do update set (request_id, qualification, recorded_at) =
                        (excluded.request_id, excluded.qualification, excluded.recorded_at)""")) {
                Columns.of(upsert, held).uuid(HeldBack::leadId).uuid(HeldBack::requestId).uuid(HeldBack::qualification)
                        .timestamptz(HeldBack::recordedAt);
                upsert.executeUpdate();
            }
        }
    }
}
