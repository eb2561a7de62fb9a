package org.tandem.faults.decide;

import org.apache.kafka.common.TopicPartition;
import org.tandem.platform.Servers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Reads pipeline's tables, as anybody could by SQL, into the shape that {@link DecisionLog} gives the stream. */
public final class SalesTables implements AutoCloseable {

    private final Connection db;

    private SalesTables(Connection db) {
        this.db = db;
    }

    /** @param schema of one version of the tables, such as {@code pipeline_v1} */
    public static SalesTables open(Servers.Database database, String schema) throws SQLException {
        Connection db = DriverManager.getConnection(database.url(), database.user(), database.password());
        db.setReadOnly(true);
        db.setSchema(schema);
        return new SalesTables(db);
    }

    /** All tables as of one moment. */
    public SalesState read() throws SQLException {
        db.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        db.setAutoCommit(false);
        try {
            Map<String, Map<String, String>> tables = new TreeMap<>();
            tables.put("worked_lead", rows("select lead_id, state, attempt, rep, queue, from_queue, opportunity_id, stage,"
                    + " amount, currency, reason, wake_on, since, contacts, last_contact_at from worked_lead"));
            tables.put("opportunity", rows("select opportunity_id, lead_id from opportunity"));
            tables.put("history", rows("select event_id, lead_id, type, happened_at, data from history"));
            tables.put("note", rows("select lead_id || '/' || event_id, text from note"));
            tables.put("routing_turn", rows("select rep, standing from routing_turn where pool = 'everybody'"));
            return new SalesState(tables);
        } finally {
            db.rollback();
            db.setAutoCommit(true);
        }
    }

    /** Up to where the tables have folded. */
    public Map<TopicPartition, Long> positions() throws SQLException {
        Map<TopicPartition, Long> positions = new HashMap<>();
        try (Statement statement = db.createStatement();
             ResultSet rows = statement.executeQuery("select topic, partition, next from position")) {
            while (rows.next()) {
                positions.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
            }
        }
        return positions;
    }

    /** Up to where requests are decided, whatever the version. */
    public Map<TopicPartition, Long> decided() throws SQLException {
        Map<TopicPartition, Long> decided = new HashMap<>();
        try (Statement statement = db.createStatement();
             ResultSet rows = statement.executeQuery("select topic, partition, next from pipeline.decided")) {
            while (rows.next()) {
                decided.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
            }
        }
        return decided;
    }

    /** What was decided and nobody has seen acknowledged. */
    public int unpublished() throws SQLException {
        try (Statement statement = db.createStatement();
             ResultSet rows = statement.executeQuery("select count(*) from pipeline.unpublished_decision")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** The first column is the key. */
    private Map<String, String> rows(String sql) throws SQLException {
        Map<String, String> all = new HashMap<>();
        try (Statement statement = db.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                StringJoiner row = new StringJoiner("|");
                for (int column = 2; column <= columns; column++) {
                    Object value = rows.getMetaData().getColumnTypeName(column).equals("timestamptz")
                            ? rows.getObject(column, OffsetDateTime.class) : rows.getObject(column);
                    row.add(value instanceof OffsetDateTime moment ? moment.toInstant().toString() : String.valueOf(value));
                }
                all.put(rows.getString(1), row.toString());
            }
        }
        return all;
    }

    @Override
    public void close() throws SQLException {
        db.close();
    }
}
