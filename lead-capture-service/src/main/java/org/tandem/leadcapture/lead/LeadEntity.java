package org.tandem.leadcapture.lead;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.panache.common.Parameters;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.tandem.rest.page.Cursor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A row of {@code lead}, for reading; only the fold writes it. */
@Entity(name = "Lead")
@Table(name = "lead")
@Immutable
public class LeadEntity extends PanacheEntityBase {

    @Id
    @Column(name = "lead_id")
    public UUID leadId;
    @Column(name = "first_captured_at")
    public Instant firstCapturedAt;
    @Column(name = "last_captured_at")
    public Instant lastCapturedAt;
    public String sender;
    public String source;
    public String campaign;
    public String form;
    public String country;
    public boolean historical;

    /** One page of the leads that fit, newest first, beginning after a cursor; one more than asked for tells of a next page. */
    static List<LeadEntity> page(LeadFilter filter, Cursor after, int limit) {
        List<String> conditions = new ArrayList<>();
        Parameters parameters = new Parameters();
        filter.addTo(conditions, parameters);
        if (after != null) {
            conditions.add("(firstCapturedAt, leadId) < (:afterTime, :afterLead)");
            parameters.and("afterTime", after.time()).and("afterLead", after.id());
        }
        String where = conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions) + " ";
        PanacheQuery<LeadEntity> query = find(where + "order by firstCapturedAt desc, leadId desc", parameters);
        return query.range(0, limit).list();
    }
}
