package org.tandem.scoring.fold;

import javax.sql.DataSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A database that is away at certain commits, when what was said has been acknowledged already. */
final class BreakingAtCommit {

    private BreakingAtCommit() {
    }

    static DataSource of(DataSource database, Set<Integer> commits) {
        AtomicInteger count = new AtomicInteger();
        return proxy(DataSource.class, (self, method, arguments) -> {
            Object result = invoke(database, method, arguments);
            return !(result instanceof Connection connection) ? result
                    : proxy(Connection.class, (other, called, values) -> {
                        if (called.getName().equals("commit") && commits.contains(count.incrementAndGet())) {
                            connection.rollback();
                            throw new SQLException("away", "08006");
                        }
                        return invoke(connection, called, values);
                    });
        });
    }

    private static Object invoke(Object target, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, handler));
    }
}
