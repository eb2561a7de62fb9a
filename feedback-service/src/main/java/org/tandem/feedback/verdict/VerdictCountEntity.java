package org.tandem.feedback.verdict;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Parameters;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/** A row of {@code verdict_count}, for reading; only the fold and the decisions write it. */
@Entity(name = "VerdictCount")
@Table(name = "verdict_count")
@Immutable
@IdClass(VerdictCountEntity.Key.class)
public class VerdictCountEntity extends PanacheEntityBase {

    private static final LocalDate BEGINNING = LocalDate.of(1970, 1, 1);
    private static final LocalDate END = LocalDate.of(9999, 12, 31);

    @Id
    public LocalDate day;
    @Id
    public String source;
    @Id
    public String campaign;
    @Id
    public String verdict;
    public long leads;

    /** What a row is of. */
    public record Key(LocalDate day, String source, String campaign, String verdict) implements Serializable {
    }

    /** Leads with this verdict from one source and campaign, over the days that were asked for. */
    public record Sum(String source, String campaign, String verdict, long leads) {
    }

    /**
     * @param from   first day; null for all before
     * @param before the day after the last one; null for all after
     */
    static List<Sum> sums(LocalDate from, LocalDate before) {
        return find("select source, campaign, verdict, sum(leads) from VerdictCount where day >= :from and day < :before"
                + " group by source, campaign, verdict order by source, campaign, verdict",
                Parameters.with("from", from == null ? BEGINNING : from).and("before", before == null ? END : before))
                .project(Sum.class).list();
    }
}
