package org.tandem.leadcapture.lead;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

import java.time.Instant;
import java.util.UUID;

/** A row of {@code profile}, for reading; only the fold writes it. */
@Entity(name = "Profile")
@Table(name = "profile")
@Immutable
public class ProfileEntity extends PanacheEntityBase {

    @EmbeddedId
    public ProfileId id;
    @Column(name = "capture_id")
    public UUID captureId;
    @Column(name = "content_hash")
    public UUID contentHash;
    @Column(name = "captured_at")
    public Instant capturedAt;
    @Column(name = "recorded_at")
    public Instant recordedAt;
    /** The event's data, JSON as on the stream. */
    public String data;
}
