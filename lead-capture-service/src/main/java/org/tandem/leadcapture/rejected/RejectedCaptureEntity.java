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

    static List<RejectedCaptureEntity> page(Cursor after, int limit) {
        return after == null
                ? find("order by recordedAt desc, captureId desc").<RejectedCaptureEntity>range(0, limit).list()
                : find("where (recordedAt, captureId) < (?1, ?2) order by recordedAt desc, captureId desc",
                after.time(), after.id()).<RejectedCaptureEntity>range(0, limit).list();
    }
}
