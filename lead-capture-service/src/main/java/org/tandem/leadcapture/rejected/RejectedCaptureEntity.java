package org.tandem.leadcapture.rejected;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.tandem.rest.page.Cursor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A row of {@code rejected_capture}, for reading; only the fold writes it. */
@Entity(name = "RejectedCapture")
@Table(name = "rejected_capture")
@Immutable
public class RejectedCaptureEntity extends PanacheEntityBase {

    @Id
    @Column(name = "capture_id")
    public UUID captureId;
    @Column(name = "recorded_at")
    public Instant recordedAt;
    public String sender;
    /** The event's data, JSON as on the stream. */
    public String data;

    static List<RejectedCaptureEntity> page(Instant since, Cursor after, int limit) {
        return after == null
                ? find("where recordedAt > ?1 order by recordedAt desc, captureId desc", since)
                .<RejectedCaptureEntity>range(0, limit).list()
                : find("where recordedAt > ?1 and (recordedAt, captureId) < (?2, ?3) order by recordedAt desc, captureId desc",
                since, after.time(), after.id()).<RejectedCaptureEntity>range(0, limit).list();
    }

    static Optional<RejectedCaptureEntity> of(Instant since, UUID captureId) {
        return find("where recordedAt > ?1 and captureId = ?2", since, captureId).firstResultOptional();
    }
}
