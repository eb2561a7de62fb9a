package org.tandem.leadcapture.lead;

import jakarta.enterprise.context.ApplicationScoped;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Counts leads in groups: one statement over one index, however many there are. */
@ApplicationScoped
class LeadCounts {

    private static final String BY_ORIGIN = """
            select source, count(*) from lead
            where first_captured_at >= coalesce(?::timestamptz, '-infinity') and first_captured_at < coalesce(?::timestamptz, 'infinity')
            group by source order by 2 desc, 1""";

    private final DataSource database;

    LeadCounts(DataSource database) {
        this.database = database;
    }

    /** @param value what its leads have in common */
    public record Group(String value, long leads) {
    }

    /**
     * @param from   first captured at or after; null for any
     * @param before first captured before; null for any
     */
    List<Group> byOrigin(Instant from, Instant before) throws SQLException {
        List<Group> groups = new ArrayList<>();
        try (Connection db = database.getConnection(); PreparedStatement select = db.prepareStatement(BY_ORIGIN)) {
            set(select, 1, from);
            set(select, 2, before);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    groups.add(new Group(rows.getString(1), rows.getLong(2)));
                }
            }
        }
        return groups;
    }

    private static void set(PreparedStatement select, int parameter, Instant moment) throws SQLException {
        select.setObject(parameter, moment == null ? null : OffsetDateTime.ofInstant(moment, ZoneOffset.UTC),
                Types.TIMESTAMP_WITH_TIMEZONE);
    }
}
