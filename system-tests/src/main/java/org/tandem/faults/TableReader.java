package org.tandem.faults;

import org.apache.kafka.common.TopicPartition;
import org.tandem.faults.StreamState.Capture;
import org.tandem.faults.StreamState.Fact;
import org.tandem.faults.StreamState.Lead;
import org.tandem.faults.StreamState.Part;
import org.tandem.faults.StreamState.Profile;
import org.tandem.faults.StreamState.Rejected;
import org.tandem.platform.Servers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

/** Reads lead-capture's tables, as anybody could by SQL, into the shape that {@link LogFold} gives the stream. */
public final class TableReader implements AutoCloseable {

    private final Connection db;

    private TableReader(Connection db) {
        this.db = db;
    }

    /** @param schema of one version of the tables, such as {@code lead_capture_v1} */
    public static TableReader open(Servers.Database database, String schema) throws SQLException {
        Connection db = DriverManager.getConnection(database.url(), database.user(), database.password());
        db.setReadOnly(true);
        db.setSchema(schema);
        return new TableReader(db);
    }

    /** All tables as of one moment. */
    public StreamState read() throws SQLException {
        db.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        db.setAutoCommit(false);
        try {
            rows("select lead_id from erasure", row -> {
                throw new UnsupportedOperationException("erasures are not folded by the other side");
            });
            return new StreamState(leads(), captures(), profiles(), activities(), rejected());
        } finally {
            db.rollback();
            db.setAutoCommit(true);
        }
    }

    /** Up to where the tables have folded. */
    Map<TopicPartition, Long> positions() throws SQLException {
        Map<TopicPartition, Long> positions = new HashMap<>();
        rows("select topic, partition, next from position",
                row -> positions.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3)));
        return positions;
    }

    private Map<String, Lead> leads() throws SQLException {
        Map<String, Lead> leads = new HashMap<>();
        rows("select * from lead", row -> leads.put(row.getString("lead_id"), new Lead(moment(row, "first_captured_at"),
                new Fact(row.getString("first_event"), hash(row, "first_hash")), moment(row, "last_captured_at"),
                row.getString("sender"), row.getString("source"), row.getString("campaign"), row.getString("form"),
                row.getString("country"), row.getBoolean("historical"))));
        return leads;
    }

    private Map<Fact, Capture> captures() throws SQLException {
        Map<Fact, Capture> captures = new HashMap<>();
        rows("select * from capture", row -> captures.put(new Fact(row.getString("event_id"), hash(row, "content_hash")),
                new Capture(row.getString("lead_id"), row.getString("sender"), moment(row, "captured_at"),
                        moment(row, "recorded_at"), row.getBoolean("with_profile"), row.getBoolean("with_activity"),
                        row.getString("data"))));
        return captures;
    }

    private Map<Part, Profile> profiles() throws SQLException {
        Map<Part, Profile> profiles = new HashMap<>();
        rows("select * from profile", row -> profiles.put(part(row),
                new Profile(new Fact(row.getString("capture_id"), hash(row, "content_hash")), moment(row, "captured_at"), moment(row, "recorded_at"), row.getString("data"))));
        return profiles;
    }

    private Map<Fact, Instant> activities() throws SQLException {
        Map<Fact, Instant> activities = new HashMap<>();
        rows("select * from capture_activity",
                row -> activities.put(new Fact(row.getString("capture_id"), hash(row, "content_hash")), moment(row, "recorded_at")));
        return activities;
    }

    private Map<String, Rejected> rejected() throws SQLException {
        Map<String, Rejected> rejected = new HashMap<>();
        rows("select * from rejected_capture", row -> rejected.put(row.getString("capture_id"),
                new Rejected(row.getString("lead_id"), row.getString("sender"), moment(row, "recorded_at"), row.getString("data"))));
        return rejected;
    }

    private void rows(String sql, Row each) throws SQLException {
        try (Statement statement = db.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                each.read(rows);
            }
        }
    }

    private static Part part(ResultSet row) throws SQLException {
        return new Part(row.getString("lead_id"), row.getString("event_id"));
    }

    /** On the stream it is 32 digits, in the tables a UUID of the same. */
    private static String hash(ResultSet row, String column) throws SQLException {
        return row.getString(column).replace("-", "");
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    @Override
    public void close() throws SQLException {
        db.close();
    }

    @FunctionalInterface
    private interface Row {
        void read(ResultSet row) throws SQLException;
    }
}
