package org.tandem.leadcapture.lead;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

import java.time.Instant;
import java.util.UUID;

/** A row of {@code capture}, for reading; only the fold writes it. */
@Entity(name = "Capture")
@Table(name = "capture")
@Immutable
public class CaptureEntity extends PanacheEntityBase {

    @EmbeddedId
    public CaptureId id;
    @Column(name = "lead_id")
    public UUID leadId;
    public String sender;
    @Column(name = "captured_at")
    public Instant capturedAt;
    @Column(name = "recorded_at")
    public Instant recordedAt;
    @Column(name = "with_profile")
    public boolean withProfile;
    @Column(name = "with_activity")
    public boolean withActivity;
    /** The event's data, JSON as on the stream. */
    public String data;
}
