package org.tandem.projection.tally;

import javax.sql.DataSource;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;

/** A real database, whose connection is lost at some commits and which may keep its caller waiting for a connection. */
public final class BreakingDatabase implements DataSource {

    private final DataSource database;
    private final AtomicInteger commits = new AtomicInteger();
    private volatile Set<Integer> breaksAt = Set.of();
    private volatile Runnable beforeConnection = () -> { };

    public BreakingDatabase(DataSource database) {
        this.database = database;
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
        Connection connection = database.getConnection();
        return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("commit") && breaksAt.contains(commits.incrementAndGet())) {
                        connection.rollback();
                        throw new SQLException("lost", "08006");
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLoginTimeout(int seconds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return database.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return database.isWrapperFor(type);
    }
}
