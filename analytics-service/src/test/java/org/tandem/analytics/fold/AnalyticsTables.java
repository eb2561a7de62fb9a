package org.tandem.analytics.fold;

import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.tandem.test.TestPlatform;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/** A fresh database with analytics' tables. */
public final class AnalyticsTables {

    private static final String DIMENSIONS = "l(origin), l(campaign), l(segment), l(territory), l(rep)";
    /** Each table with texts in place of their codes, which depend on what came first. */
    static final Map<String, String> TABLES = new TreeMap<>(Map.of(
            "fact", "lead_id, event_id, content_hash, kind, occurred_at, recorded_at, refers_to, account, attempt, " + DIMENSIONS
                    + ", revision, amount, l(currency)",
            "cell", "unit, from_step, step, from_day, day, recorded_day, seconds, from_recorded, recorded, " + DIMENSIONS + ", units",
            "deal_cell", "unit, from_step, from_day, day, recorded_day, l(currency), " + DIMENSIONS + ", deals, trim_scale(amount)",
            "anomaly", "kind, lead_id, event_id, content_hash, step, day, recorded_day, l(rep), l(currency), amount",
            "sdr_deal", "lead_id, event_id, content_hash, sdr, rep, day, recorded_at, currency, amount",
            "account_member", "account, person, inquired_at, known_day, mql, sal, sql, won, " + DIMENSIONS + ", leads",
            "lead_link", "lead_id, linked_to, linked, recorded_at",
            "erasure", "lead_id, erased_at"));

    private final String url = TestPlatform.get().freshDatabase();

    public AnalyticsTables() {
        Flyway.configure().dataSource(url, null, null).schemas("analytics_v1")
                .locations("classpath:db/projection", "classpath:db/analytics")
                .placeholders(Map.of("control", "analytics")).load().migrate();
    }

    /** A connection whose transaction the caller ends. */
    public Connection connect() throws SQLException {
        Connection db = DriverManager.getConnection(url + "&currentSchema=analytics_v1");
        db.setAutoCommit(false);
        return db;
    }

    public DataSource database() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(url + "&currentSchema=analytics_v1");
        return database;
    }

    /** Rolls up all months that ended before this day, as the chore does. */
    public static void rollUp(Connection db, LocalDate today) throws SQLException {
        Rollups rollups = new Rollups(db);
        while (rollups.rollUpNext(today)) {
            assertThat(rollups.before()).isBeforeOrEqualTo(today);
        }
    }

    /** Every row of every table, in one order. */
    static List<String> content(Connection db) throws SQLException {
        List<String> content = new ArrayList<>();
        for (Map.Entry<String, String> table : TABLES.entrySet()) {
            content.addAll(rows(db, table.getKey()));
        }
        return content;
    }

    /** Every row of the rollups, in one order. Up to when they are is none of it: that depends on when it was done. */
    static List<String> rollups(Connection db) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = db.createStatement();
             ResultSet found = statement.executeQuery("select r::text from rollup r order by 1")) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    static List<String> rows(Connection db, String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        String columns = TABLES.get(table).replaceAll("l\\((\\w+)\\)", "(select l.text from label l where l.id = t.$1)");
        try (Statement statement = db.createStatement();
             ResultSet found = statement.executeQuery("select row(" + columns + ")::text as r from " + table + " t order by 1")) {
            while (found.next()) {
                rows.add(table + found.getString(1));
            }
        }
        return rows;
    }
}
