package org.tandem.pipeline.lead;

import org.tandem.projection.sql.Columns;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Why the scoring model says of ids that they are nothing for sales. It says so with each score and takes it back with a later one;
 * {@code lead.disqualified} says only the first, so it is not read.
 */
public record Disqualifications(Map<UUID, Said> said) {

    /** Codes, because the model is not ours; none of them has a comma in it. */
    private static final String BETWEEN = ",";

    /** @param asOf the moment for which it was said last */
    record Said(List<String> reasons, Instant asOf) {
    }

    /** As it stands in the table; null where nothing is said. */
    static String text(List<String> reasons) {
        return reasons.isEmpty() ? null : String.join(BETWEEN, reasons);
    }

    /** @param ids all that are the people's */
    public static Disqualifications of(Connection db, Collection<UUID> ids) throws SQLException {
        Map<UUID, Said> said = new HashMap<>();
        try (PreparedStatement select = db.prepareStatement("""
                select lead_id, disqualified_by, as_of from score
                where lead_id = any (?::uuid[]) and disqualified_by is not null""")) {
            Columns.of(select, ids).uuid(id -> id);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    said.put(rows.getObject(1, UUID.class), new Said(List.of(rows.getString(2).split(BETWEEN)),
                            rows.getObject(3, OffsetDateTime.class).toInstant()));
                }
            }
        }
        return new Disqualifications(said);
    }

    /** What is said of the person now, under whichever of their ids, by code; empty if nothing. */
    public List<String> reasons(Collection<UUID> person) {
        return reasons(said(person));
    }

    /** The same, of what was said for a later moment: at that one the person was not disqualified. */
    List<String> reasonsAfter(Instant moment, Collection<UUID> person) {
        return reasons(said(person).filter(each -> each.asOf.isAfter(moment)));
    }

    private Stream<Said> said(Collection<UUID> person) {
        return person.stream().map(said::get).filter(Objects::nonNull);
    }

    private static List<String> reasons(Stream<Said> said) {
        return said.flatMap(each -> each.reasons.stream()).sorted().distinct().toList();
    }
}
