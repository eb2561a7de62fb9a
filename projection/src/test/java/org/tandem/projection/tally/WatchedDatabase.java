package org.tandem.projection.tally;

import javax.sql.DataSource;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;

/** A real database, with somebody who is told of every call on a connection before it is made. */
public abstract class WatchedDatabase implements DataSource {

    private final DataSource database;

    protected WatchedDatabase(DataSource database) {
        this.database = database;
    }

    /** Told of the calls on one connection; what it throws, the caller gets instead of an answer. */
    @FunctionalInterface
    public interface Watcher {
        void before(String method) throws SQLException;
    }

    protected abstract Watcher watcher(Connection connection);

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = database.getConnection();
        Watcher watcher = watcher(connection);
        return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{Connection.class},
                (proxy, method, arguments) -> {
                    watcher.before(method.getName());
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
