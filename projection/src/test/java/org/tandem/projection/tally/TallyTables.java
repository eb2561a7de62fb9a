package org.tandem.projection.tally;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ExceptionSorter;
import org.flywaydb.core.Flyway;
import org.tandem.test.TestPlatform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A fresh database with the tables of one or more versions of the tally, and what is in them. */
public final class TallyTables implements AutoCloseable {

    public static final String CONTROL = "tally";
    private static final String POSITIONS = "select sum(next) from position";

    /** Of a broken connection (08, 57P), as in production: it leaves the pool. */
    private static final ExceptionSorter BROKEN = failure -> failure.getSQLState() != null
            && (failure.getSQLState().startsWith("08") || failure.getSQLState().startsWith("57P"));

    private final String control;
    private final String[] migrations;
    private final List<String> names;
    private final String url = TestPlatform.get().freshDatabase();
    private final List<AgroalDataSource> pools = new ArrayList<>();

    public TallyTables() {
        this(CONTROL, List.of("tally", "entry", "label"), "classpath:db/projection", "classpath:db/tally");
    }

    /** Other tables, in a database of their own. */
    public TallyTables(String control, List<String> names, String... migrations) {
        this.control = control;
        this.names = names;
        this.migrations = migrations;
    }

    /** Connections to the tables of a version; makes them. */
    public AgroalDataSource version(int version) {
        String schema = control + "_v" + version;
        Flyway.configure().dataSource(url, null, null).schemas(schema)
                .locations(migrations)
                .placeholders(Map.of("control", control)).load().migrate();
        try {
            AgroalDataSource pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(of -> of.maxSize(4).acquisitionTimeout(Duration.ofSeconds(5))
                            .exceptionSorter(BROKEN)
                            .connectionFactoryConfiguration(to -> to.jdbcUrl(url + "&currentSchema=" + schema))));
            pools.add(pool);
            return pool;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The single number that a query of a version's tables answers; 0 for null. */
    public long number(int version, String query) {
        return Long.parseLong(rows(version, query).get(0).replace("null", "0"));
    }

    /** Offsets folded, over all partitions. */
    public long folded(int version) {
        return number(version, POSITIONS);
    }

    /** Everything in the tables except the positions, in one order. */
    public List<String> content(int version) {
        List<String> content = new ArrayList<>();
        for (String table : names) {
            rows(version, "select t.*::text from " + table + " t order by 1").forEach(row -> content.add(table + row));
        }
        return content;
    }

    public List<String> rows(int version, String query) {
        try (Connection db = connect(version); Statement statement = db.createStatement();
             ResultSet result = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(String.valueOf(result.getString(1)));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** Runs statements in one transaction. */
    public void execute(int version, String... statements) {
        try (Connection db = connect(version); Statement statement = db.createStatement()) {
            db.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            db.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(String.join("; ", statements), e);
        }
    }

    /** Takes every connection of others away; the database lets them connect again. */
    public void cutConnections() {
        administer("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name() + "'");
    }

    /** Whether the database lets anybody in. */
    public void open(boolean open) {
        administer("alter database " + name() + " allow_connections " + open);
        if (!open) {
            cutConnections();
        }
    }

    public Connection connect(int version) throws SQLException {
        return DriverManager.getConnection(url + "&currentSchema=" + control + "_v" + version);
    }

    private void administer(String sql) {
        try (Connection db = DriverManager.getConnection(TestPlatform.get().jdbcUrl("postgres"));
             Statement statement = db.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private String name() {
        return url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
    }

    @Override
    public void close() {
        pools.forEach(AgroalDataSource::close);
    }
}
