package org.tandem.leadcapture.fold;

import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.tandem.test.TestPlatform;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A fresh database with lead-capture's tables in one or more versions. */
public final class LeadTables {

    public static final String CONTROL = "lead_capture";

    /** Each table and what orders it; without the positions, which depend on nothing but the log. */
    private static final Map<String, String> TABLES = new TreeMap<>(Map.of("activity",
            "lead_id, happened_at, event_id, content_hash", "lead", "lead_id", "capture",
            "event_id, content_hash", "profile", "lead_id, event_id", "capture_activity",
            "lead_id, capture_id, content_hash", "erasure", "lead_id", "erased_capture",
            "lead_id, capture_id, content_hash", "rejected_capture", "capture_id", "inbox", "event_id, content_hash, month"));

    private final String url = TestPlatform.get().freshDatabase();

    public DataSource version(int version) {
        String schema = CONTROL + "_v" + version;
        Flyway.configure().dataSource(url, null, null).schemas(schema)
                .locations("classpath:db/projection", "classpath:db/lead-capture")
                .placeholders(Map.of("control", CONTROL)).load().migrate();
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(url + "&currentSchema=" + schema);
        return database;
    }

    /** Every row of every table, in one order. */
    public List<String> content(int version) {
        try (Connection db = connect(version)) {
            return content(db);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

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

    /** Rows that are in one of two contents only. */
    static List<String> difference(List<String> one, List<String> other) {
        List<String> difference = new ArrayList<>(one);
        difference.removeAll(other);
        difference.replaceAll("only in the first: "::concat);
        List<String> rest = new ArrayList<>(other);
        rest.removeAll(one);
        rest.replaceAll("only in the second: "::concat);
        difference.addAll(rest);
        return difference;
    }

    /** Offsets folded, over all partitions. */
    public long folded(int version) {
        try (Connection db = connect(version); Statement statement = db.createStatement();
             ResultSet rows = statement.executeQuery("select coalesce(sum(next), 0) from position")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Connection connect(int version) throws SQLException {
        return DriverManager.getConnection(url + "&currentSchema=" + CONTROL + "_v" + version);
    }
}
