package org.tandem.feedback.verdict;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

import java.util.List;
import java.util.UUID;

/** A row of {@code note}, for reading; only the fold and the decisions write it. */
@Entity(name = "Note")
@Table(name = "note")
@Immutable
@IdClass(NoteId.class)
public class NoteEntity extends PanacheEntityBase {

    @Id
    @Column(name = "lead_id")
    public UUID leadId;
    @Id
    @Column(name = "event_id")
    public UUID eventId;
    public String text;

    static List<NoteEntity> ofLeads(List<UUID> leadIds) {
        return list("leadId in ?1", leadIds);
    }
}
