package org.tandem.analytics.fold;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.tandem.projection.service.StreamService;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Rolls up the months that are over, once the tables have caught up: a rebuild then writes cells alone, and adds them up at its end. Each
 * month is a transaction by itself, because folding waits for it.
 */
@ApplicationScoped
class RollUpChore {

    private static final Logger LOG = Logger.getLogger(RollUpChore.class);

    private final StreamService service;
    private final DataSource database;
    private final Clock clock;
    /** Until then no more is over. Looking keeps others from counting and may read every cell, so it is not done for nothing. */
    private volatile LocalDate lookAgain = LocalDate.MIN;

    RollUpChore(StreamService service, DataSource database, Clock clock) {
        this.service = service;
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (today.isBefore(lookAgain) || service.projector() == null || !service.isCaughtUp()) {
            return;
        }
        try {
            int months = rollUp(database, today);
            lookAgain = today.withDayOfMonth(1).plusMonths(1);
            if (months > 0) {
                LOG.infof("months rolled up: %d", months);
            }
        } catch (SQLException away) {
            LOG.warnf("months are rolled up later: SQL state %s", away.getSQLState());
        }
    }

    /** @return how many months */
    static int rollUp(DataSource database, LocalDate today) throws SQLException {
        int months = 0;
        try (Connection db = database.getConnection()) {
            db.setAutoCommit(false);
            try {
                summarize(db);
                while (rollUpNext(db, today)) {
                    months++;
                }
                if (months > 0) {
                    summarize(db);
                    analyze(db);
                }
            } finally {
                db.rollback();
            }
        }
        return months;
    }

    private static boolean rollUpNext(Connection db, LocalDate today) throws SQLException {
        new CellStore(db).lock();
        try (Statement statement = db.createStatement()) {
            statement.execute("set local work_mem = '32MB'");
        }
        boolean rolledUp = new Rollups(db).rollUpNext(today);
        db.commit();
        return rolledUp;
    }

    /** So that a month's days are found without reading those of all others. */
    private static void summarize(Connection db) throws SQLException {
        try (Statement statement = db.createStatement()) {
            statement.execute("select brin_summarize_new_values(i.indexrelid) from pg_index i join pg_class c on c.oid = i.indexrelid"
                    + " join pg_am a on a.oid = c.relam where a.amname = 'brin' and c.relkind = 'i' and c.relnamespace = current_schema()::regnamespace");
        }
        db.commit();
    }

    /** Many rows at once are planned for as none, until somebody has looked at them. */
    private static void analyze(Connection db) throws SQLException {
        try (Statement statement = db.createStatement()) {
            statement.execute("analyze rollup, cell");
        }
        db.commit();
    }
}
