package org.tandem.projection.tally;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A real database, whose connection is lost at some commits and which may keep its caller waiting for a connection. */
public final class BreakingDatabase extends WatchedDatabase {

    private final AtomicInteger commits = new AtomicInteger();
    private volatile Set<Integer> breaksAt = Set.of();
    private volatile Runnable beforeConnection = () -> { };

    public BreakingDatabase(DataSource database) {
        super(database);
    }

    public BreakingDatabase atCommits(Integer... commits) {
        breaksAt = Set.of(commits);
        return this;
    }

    public BreakingDatabase beforeConnection(Runnable beforeConnection) {
        this.beforeConnection = beforeConnection;
        return this;
    }

    @Override
    public Connection getConnection() throws SQLException {
        beforeConnection.run();
        return super.getConnection();
    }

    @Override
    protected Watcher watcher(Connection connection) {
        return method -> {
            if (method.equals("commit") && breaksAt.contains(commits.incrementAndGet())) {
                connection.rollback();
                throw new SQLException("lost", "08006");
            }
        };
    }
}
