package org.tandem.projection.version;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Which version of a service's projection may act: table {@code active_version} in the service's own schema, beside the
 * versioned ones. Cut-over to a new version is one update of it (docs/how-a-fact-travels.md). A version that may not act
 * never folds beyond what has been acted on, so that an update at any moment leaves nothing out and does nothing twice.
 *
 * @param control the service's schema, such as {@code lead_capture}
 * @param version this instance's version
 */
public record ActiveVersion(String control, int version) {

    public ActiveVersion {
        // It becomes part of statements, and identifiers cannot be bound.
        if (!control.matches("[a-z][a-z0-9_]{0,40}") || version < 1) {
            throw new IllegalArgumentException("not a versioned schema: " + control + "_v" + version);
        }
    }

    /** The schema that holds this version's tables. */
    public String schema() {
        return control + "_v" + version;
    }

    /** Makes this version the active one if none is: the first installation. */
    public void claimIfNone(Connection db) throws SQLException {
        try (PreparedStatement insert = db.prepareStatement(
                "insert into " + control + ".active_version (version) values (?) on conflict do nothing")) {
            insert.setInt(1, version);
            insert.executeUpdate();
        }
    }

    /** Whether this version may act. The answer holds until the transaction ends: a cut-over waits for it. */
    public boolean mayAct(Connection db) throws SQLException {
        try (PreparedStatement select =
                     db.prepareStatement("select version from " + control + ".active_version for share");
             ResultSet rows = select.executeQuery()) {
            return rows.next() && rows.getInt(1) == version;
        }
    }

    /**
     * The first statement of a transaction that folds or decides: whether this version may act, as {@link #mayAct} says,
     * and how the transaction runs. A plan made while a table was small would scan it for ever after, so every statement
     * goes by key; and an instance that is cut off in the middle must not hold its rows until the network gives it up.
     *
     * @param pause   after so long without a statement the database ends the transaction
     * @param durable whether the commit waits for the disk; not needed by what the stream can say again (ADR 13)
     */
    public boolean begin(Connection db, Duration pause, boolean durable) throws SQLException {
        try (PreparedStatement select = db.prepareStatement("""
                select version, set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
                    set_config('enable_mergejoin', 'off', true), set_config('jit', 'off', true),
                    set_config('idle_in_transaction_session_timeout', ?, true),
                    set_config('synchronous_commit', coalesce(?, current_setting('synchronous_commit')), true)
                from\s""" + control + ".active_version for share")) {
            select.setString(1, pause.toMillis() + "ms");
            select.setString(2, durable ? null : "off");
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() && rows.getInt(1) == version;
            }
        }
    }

    /** Whether this version may act as far as is known now; the answer may be old at once. */
    public boolean isActive(Connection db) throws SQLException {
        try (PreparedStatement select = db.prepareStatement("select version from " + control + ".active_version");
             ResultSet rows = select.executeQuery()) {
            return rows.next() && rows.getInt(1) == version;
        }
    }
}
