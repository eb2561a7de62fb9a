package org.tandem.projection.sql;

import org.jboss.logging.Logger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Keeps tables that were folded with one setting from being folded on with another: what came of the two could not be told apart later.
 *
 * <p>The table is one of the projection's own and has one row: {@code singleton boolean primary key default true check (singleton)}
 * and {@code fingerprint text not null}.
 */
public final class FoldedWith {

    private static final Logger LOG = Logger.getLogger(FoldedWith.class);
    /** In no class of states that blames a record: nothing is parked, everything waits. */
    private static final String STATE = "TM001";

    private final String table;
    private final String setting;
    private final String fingerprint;
    private volatile boolean checked;

    /**
     * @param setting     its name, for people
     * @param fingerprint the same for the same value of the setting, and for no other
     */
    public FoldedWith(String table, String setting, String fingerprint) {
        this.table = table;
        this.setting = setting;
        this.fingerprint = fingerprint;
    }

    /**
     * Called first in every transaction that folds.
     *
     * @throws SQLException if these tables were folded with something else
     */
    public void check(Connection db) throws SQLException {
        if (checked) {
            return;
        }
        try (PreparedStatement insert = db.prepareStatement("insert into " + table + " (fingerprint) values (?) on conflict do nothing")) {
            insert.setString(1, fingerprint);
            if (insert.executeUpdate() == 1) {
                // Known for certain only when this transaction is committed: the next batch looks again.
                return;
            }
        }
        try (PreparedStatement select = db.prepareStatement("select fingerprint from " + table); ResultSet row = select.executeQuery()) {
            if (row.next() && !row.getString(1).equals(fingerprint)) {
                String message = "not folding: these tables were folded with " + setting + " " + row.getString(1) + " and it is "
                        + fingerprint + " now: raise tandem.stream.projection-version, so that the stream is replayed with it";
                LOG.error(message);
                throw new SQLException(message, STATE);
            }
        }
        checked = true;
    }
}
