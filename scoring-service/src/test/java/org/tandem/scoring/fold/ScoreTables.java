package org.tandem.scoring.fold;

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
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A fresh database with scoring's tables in one or more versions. */
public final class ScoreTables {

    public static final String CONTROL = "scoring";

    private static final Map<String, String> TABLES = new TreeMap<>(Map.ofEntries(Map.entry("lead", "lead_id"),
            Map.entry("contribution", "lead_id, rule, slot, recorded_at, event_id, content_hash"),
            Map.entry("visit", "lead_id, day"), Map.entry("erasure", "lead_id"),
            Map.entry("business_fact", "lead_id, recorded_at, event_id, content_hash"),
            Map.entry("sales_fact", "lead_id, recorded_at, event_id, content_hash"),
            Map.entry("sales_try", "lead_id, attempt, recorded_at, event_id, content_hash"),
            Map.entry("label", "lead_id, attempt, target"), Map.entry("owner", "lead_id"),
            Map.entry("lead_link", "lead_id, linked_to")));

    private final String url;
    private final Map<Integer, DataSource> versions = new ConcurrentHashMap<>();

    public ScoreTables() {
        this(TestPlatform.get().freshDatabase());
    }

    private ScoreTables(String url) {
        this.url = url;
    }

    /** As a backup has them; nobody may be connected meanwhile. */
    public ScoreTables copy() {
        String original = url.replaceAll(".*/([^/?]+)(\\?.*)?", "$1");
        String copy = "copy_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection db = DriverManager.getConnection(TestPlatform.get().jdbcUrl("postgres")); Statement statement = db.createStatement()) {
            statement.execute("create database " + copy + " template " + original);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new ScoreTables(TestPlatform.get().jdbcUrl(copy));
    }

    public DataSource version(int version) {
        return versions.computeIfAbsent(version, this::migrated);
    }

    private DataSource migrated(int version) {
        String schema = CONTROL + "_v" + version;
        Flyway.configure().dataSource(url, null, null).schemas(schema)
                .locations("classpath:db/projection", "classpath:db/scoring")
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
            content.addAll(rows(db, table.getKey(), table.getValue()));
        }
        return content;
    }

    static List<String> rows(Connection db, String table, String order) throws SQLException {
        List<String> content = new ArrayList<>();
        try (Statement statement = db.createStatement(); ResultSet rows = statement.executeQuery(
                "select t::text from " + table + " t order by " + order)) {
            while (rows.next()) {
                content.add(table + rows.getString(1));
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

    public String one(int version, String query) {
        try (Connection db = connect(version); Statement statement = db.createStatement();
             ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void execute(int version, String sql) {
        try (Connection db = connect(version); Statement statement = db.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Offsets folded, over all partitions. */
    public long folded(int version) {
        return Long.parseLong(one(version, "select coalesce(sum(next), 0) from position"));
    }

    Connection connect(int version) throws SQLException {
        return DriverManager.getConnection(url + "&currentSchema=" + CONTROL + "_v" + version);
    }
}
