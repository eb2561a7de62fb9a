package org.tandem.bench;

import org.tandem.platform.Servers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;

/**
 * Fills lead-capture's tables with leads that are known already, five inbox rows each, so that it shows whether a capture
 * costs more with them than without.
 */
final class KnownLeads {

    private static final int INBOX_ROWS_PER_LEAD = 5;

    private KnownLeads() {
    }

    static void fill(Servers.Database database, long leads) {
        LocalDate month = LocalDate.now().withDayOfMonth(1);
        String partition = "lead_capture_v1.inbox_%d_%02d".formatted(month.getYear(), month.getMonthValue());
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
             Statement statement = connection.createStatement()) {
            statement.execute("set maintenance_work_mem = '1GB'");
            statement.execute("create table if not exists %s partition of lead_capture_v1.inbox for values from ('%s') to ('%s')"
                    .formatted(partition, month, month.plusMonths(1)));
            statement.execute("""
                    insert into lead_capture_v1.lead
                    select gen_random_uuid(), now() - n * interval '1 second', gen_random_uuid(), gen_random_uuid(), now(),
                           'load', 'web-form', 'spring-fair', null, 'BR', false
                    from generate_series(1, %d) n""".formatted(leads));
            // The index is made once, at the end: row by row it would take hours.
            String key = partition.substring(partition.indexOf('.') + 1) + "_pkey";
            statement.execute("alter table lead_capture_v1.inbox detach partition " + partition);
            statement.execute("alter table " + partition + " drop constraint " + key);
            statement.execute("insert into %s select gen_random_uuid(), gen_random_uuid(), date '%s' from generate_series(1, %d)"
                    .formatted(partition, month, leads * INBOX_ROWS_PER_LEAD));
            statement.execute("alter table " + partition + " add constraint " + key + " primary key (event_id, content_hash, month)");
            statement.execute("alter table lead_capture_v1.inbox attach partition %s for values from ('%s') to ('%s')"
                    .formatted(partition, month, month.plusMonths(1)));
            statement.execute("vacuum analyze lead_capture_v1.lead");
            statement.execute("vacuum analyze " + partition);
            statement.execute("checkpoint");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot fill " + database.url(), e);
        }
    }
}
