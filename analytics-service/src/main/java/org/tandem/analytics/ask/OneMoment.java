package org.tandem.analytics.ask;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads with any number of statements what the tables were at one moment: batches are folded meanwhile, and parts of an answer must add up. */
final class OneMoment {

    private OneMoment() {
    }

    interface Reading<T> {
        T read(Connection db) throws SQLException;
    }

    static <T> T read(DataSource database, Reading<T> reading) throws SQLException {
        try (Connection db = database.getConnection()) {
            db.setAutoCommit(false);
            try {
                // Said of the transaction and not of the connection, which others use after.
                try (Statement statement = db.createStatement()) {
                    // Compiling takes longer than these questions do; and what is grouped by week or by rep should not go to disk.
                    statement.execute("set transaction isolation level repeatable read, read only; set local jit = off;"
                            + " set local work_mem = '16MB'");
                }
                return reading.read(db);
            } finally {
                db.rollback();
            }
        }
    }
}
