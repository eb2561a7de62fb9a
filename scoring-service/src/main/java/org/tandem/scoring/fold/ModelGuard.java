package org.tandem.scoring.fold;

import org.jboss.logging.Logger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Keeps tables of one model from being folded on with another: decayed sums of two models cannot be told apart later.
 */
final class ModelGuard {

    private static final Logger LOG = Logger.getLogger(ModelGuard.class);
    /** In no class of states that blames a record: nothing is parked, everything waits. */
    private static final String STATE = "TM001";

    private final String fingerprint;
    private volatile boolean checked;

    ModelGuard(String fingerprint) {
        this.fingerprint = fingerprint;
    }

    void check(Connection db) throws SQLException {
        if (checked) {
            return;
        }
        try (PreparedStatement insert = db.prepareStatement(
                "insert into model (fingerprint) values (?) on conflict do nothing")) {
            insert.setString(1, fingerprint);
            if (insert.executeUpdate() == 1) {
                // Known for certain only when this transaction is committed: the next batch looks again.
                return;
            }
        }
        try (PreparedStatement select = db.prepareStatement("select fingerprint from model"); ResultSet row = select.executeQuery()) {
            if (row.next() && !row.getString(1).equals(fingerprint)) {
                String message = "not folding: these tables were folded with model " + row.getString(1)
                        + " and tandem.scoring.model is " + fingerprint
                        + " now: raise tandem.stream.projection-version, so that the stream is replayed with it";
                LOG.error(message);
                throw new SQLException(message, STATE);
            }
        }
        checked = true;
    }
}
