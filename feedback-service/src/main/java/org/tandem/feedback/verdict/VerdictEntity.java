package org.tandem.feedback.verdict;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A row of {@code verdict}, for reading; only the fold and the decisions write it. */
@Entity(name = "Verdict")
@Table(name = "verdict")
@Immutable
public class VerdictEntity extends PanacheEntityBase {

    @Id
    @Column(name = "event_id")
    public UUID eventId;
    @Column(name = "lead_id")
    public UUID leadId;
    public int attempt;
    public int revision;
    public String rep;
    public String verdict;
    public String source;
    public String campaign;
    @Column(name = "recorded_at")
    public Instant recordedAt;

    static List<VerdictEntity> ofLeads(List<UUID> leadIds) {
        return list("leadId in ?1", leadIds);
    }

    Verdict verdict() {
        return new Verdict(eventId, leadId, attempt, rep, verdict, new Origin(source, campaign), revision, recordedAt);
    }
}
