package org.tandem.projection.decide;

import org.tandem.projection.tally.WatchedDatabase;

import javax.sql.DataSource;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;

/** A real database that counts the statements prepared on each connection that is lent. */
final class CountingDatabase extends WatchedDatabase {

    private final AtomicInteger most = new AtomicInteger();

    CountingDatabase(DataSource database) {
        super(database);
    }

    /** The most that were prepared while one connection was lent. */
    int preparedPerTransaction() {
        return most.get();
    }

    @Override
    protected Watcher watcher(Connection connection) {
        AtomicInteger prepared = new AtomicInteger();
        return method -> {
            if (method.equals("prepareStatement")) {
                most.accumulateAndGet(prepared.incrementAndGet(), Math::max);
            }
        };
    }
}
