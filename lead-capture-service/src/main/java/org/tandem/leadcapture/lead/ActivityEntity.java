package org.tandem.leadcapture.lead;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of {@code capture_activity}, for reading; only the fold writes it. */
@Entity(name = "CaptureActivity")
@Table(name = "capture_activity")
@Immutable
public class ActivityEntity extends PanacheEntityBase {

    @EmbeddedId
    public ActivityId id;
}
