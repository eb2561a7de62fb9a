package org.tandem.leadcapture.rejected;

import org.tandem.events.rejected.RejectedCaptureEvent.CaptureRejected;
import org.tandem.projection.codec.StreamRecord;
import org.tandem.projection.sql.Columns;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Writes {@code rejected_capture} inside a fold. Refusals are rare, so rows go one by one in one batch. */
public final class RejectedCaptureStore {

    private final Connection db;

    public RejectedCaptureStore(Connection db) {
        this.db = db;
    }

    /** A row of {@code rejected_capture}; {@code leadId} is null where nobody could be made out. */
    public record Row(StreamRecord cause, UUID captureId, UUID leadId, String sender, Instant recordedAt, byte[] data) {

        public static Row of(StreamRecord record, CaptureRejected capture) {
            return new Row(record, capture.captureId(), capture.leadId() == null ? null : capture.leadId().value(),
                    capture.sender(), record.envelope().recordedTime(), record.value());
        }
    }

    public void upsert(Collection<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = db.prepareStatement("""
                insert into rejected_capture (capture_id, lead_id, sender, recorded_at, data) values (?, ?, ?, ?, ?)
                on conflict (capture_id) do update set lead_id = excluded.lead_id, sender = excluded.sender,
                    recorded_at = excluded.recorded_at, data = excluded.data""")) {
            for (Row row : rows) {
                upsert.setObject(1, row.captureId());
                upsert.setObject(2, row.leadId());
                upsert.setString(3, row.sender());
                upsert.setObject(4, OffsetDateTime.ofInstant(row.recordedAt(), ZoneOffset.UTC));
                upsert.setString(5, new String(row.data(), StandardCharsets.UTF_8));
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    public void delete(Collection<UUID> captureIds) throws SQLException {
        if (captureIds.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = db.prepareStatement("delete from rejected_capture where capture_id = any (?)")) {
            Columns.of(delete, captureIds).uuid(id -> id);
            delete.executeUpdate();
        }
    }

    /** Deletes up to {@code most} recorded until then; by what each is partitioned: its lead, where it has one. */
    Map<UUID, UUID> deleteUntil(Instant until, int most) throws SQLException {
        Map<UUID, UUID> deleted = new HashMap<>();
        try (PreparedStatement delete = db.prepareStatement("""
                delete from rejected_capture where recorded_at <= ? and capture_id = any (array(
                    select capture_id from rejected_capture where recorded_at <= ? order by recorded_at, capture_id limit ?))
                returning capture_id, coalesce(lead_id, capture_id)""")) {
            delete.setObject(1, OffsetDateTime.ofInstant(until, ZoneOffset.UTC));
            delete.setObject(2, OffsetDateTime.ofInstant(until, ZoneOffset.UTC));
            delete.setInt(3, most);
            try (ResultSet rows = delete.executeQuery()) {
                while (rows.next()) {
                    deleted.put(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class));
                }
            }
        }
        return deleted;
    }
}
