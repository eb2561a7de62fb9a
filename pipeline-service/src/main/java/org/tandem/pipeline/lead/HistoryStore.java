package org.tandem.pipeline.lead;

import org.tandem.projection.sql.Columns;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Table {@code history}: every event of a lead as it stands on pipeline. */
final class HistoryStore {

    private final Connection db;

    HistoryStore(Connection db) {
        this.db = db;
    }

    /** @param data the event's data, UTF-8 JSON */
    record Row(UUID eventId, UUID leadId, Instant happenedAt, Instant recordedAt, String type, byte[] data) {
    }

    /** In order; an event that is there already stays as it is. */
    void insert(List<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = db.prepareStatement("""
                insert into history (event_id, lead_id, happened_at, recorded_at, type, data)
                select event_id, lead_id, happened_at, recorded_at, type, data
                from unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[]) with ordinality
                     as h (event_id, lead_id, happened_at, recorded_at, type, data, n)
                order by n
                on conflict do nothing""")) {
            Columns.of(insert, rows).uuid(Row::eventId).uuid(Row::leadId).timestamptz(Row::happenedAt)
                    .timestamptz(Row::recordedAt).text(Row::type).utf8(Row::data);
            insert.executeUpdate();
        }
    }

    /** What is left of these leads' history, in order. */
    List<Row> of(Collection<UUID> leadIds) throws SQLException {
        List<Row> history = new ArrayList<>();
        try (PreparedStatement select = db.prepareStatement("""
                select event_id, lead_id, happened_at, recorded_at, type, data from history
                where lead_id = any (?::uuid[]) order by n""")) {
            Columns.of(select, leadIds).uuid(id -> id);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    history.add(new Row(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class),
                            rows.getObject(3, OffsetDateTime.class).toInstant(),
                            rows.getObject(4, OffsetDateTime.class).toInstant(), rows.getString(5),
                            rows.getString(6).getBytes(StandardCharsets.UTF_8)));
                }
            }
        }
        return history;
    }
}
