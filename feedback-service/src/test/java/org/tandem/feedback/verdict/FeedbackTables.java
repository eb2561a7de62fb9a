package org.tandem.feedback.verdict;

import org.flywaydb.core.Flyway;
import org.tandem.test.TestPlatform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A fresh database with feedback's tables. */
final class FeedbackTables {

    /** Each table and what orders it. */
    private static final Map<String, String> TABLES = new TreeMap<>(Map.of("capture", "lead_id, event_id, content_hash",
            "attempt_step", "lead_id, position", "verdict", "event_id", "verdict_count", "day, source, campaign, verdict",
            "note", "lead_id, event_id", "erasure", "lead_id", "lead_link", "lead_id, linked_to"));

    private final String url = TestPlatform.get().freshDatabase();

    FeedbackTables() {
        Flyway.configure().dataSource(url, null, null).schemas("feedback_v1")
                .locations("classpath:db/projection", "classpath:db/feedback")
                .placeholders(Map.of("control", "feedback")).load().migrate();
    }

    /** A connection whose transaction the caller ends. */
    Connection connect() throws SQLException {
        Connection db = DriverManager.getConnection(url + "&currentSchema=feedback_v1");
        db.setAutoCommit(false);
        return db;
    }

    /** Whether a transaction in this database waits for another one. */
    boolean somebodyWaits() throws SQLException {
        try (Connection db = connect(); Statement statement = db.createStatement(); ResultSet rows = statement.executeQuery(
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")) {
            rows.next();
            return rows.getInt(1) > 0;
        }
    }

    /** Every row of every table, in one order. */
    static List<String> content(Connection db) throws SQLException {
        List<String> content = new ArrayList<>();
        for (Map.Entry<String, String> table : TABLES.entrySet()) {
            try (Statement statement = db.createStatement(); ResultSet rows = statement.executeQuery(
                    "select t::text from " + table.getKey() + " t order by " + table.getValue())) {
                while (rows.next()) {
                    content.add(table.getKey() + rows.getString(1));
                }
            }
        }
        return content;
    }
}
