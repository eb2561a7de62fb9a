package org.tandem.projection.timer;

import org.jboss.logging.Logger;
import org.tandem.projection.decide.Ask;
import org.tandem.projection.decide.Requests;
import org.tandem.projection.version.ActiveVersion;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Fires timers that are due, while this version is the active one and its tables are caught up: publishes the request,
 * waits for the acknowledgement, deletes the row. An instance that dies in between leaves a row that fires again, with the
 * same request id, which is decided once.
 */
public final class Timers implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Timers.class);
    private static final Duration EVERY = Duration.ofMillis(250);
    /** Longer than publishing may take. */
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 500;

    private final DataSource database;
    private final ActiveVersion version;
    private final BooleanSupplier caughtUp;
    private final Requests requests;
    private final TimerMeaning meaning;
    private final Clock clock;
    private final AtomicLong fired = new AtomicLong();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "timers");
        thread.setDaemon(true);
        return thread;
    });

    private Timers(DataSource database, ActiveVersion version, BooleanSupplier caughtUp, Requests requests,
                   TimerMeaning meaning, Clock clock) {
        this.database = database;
        this.version = version;
        this.caughtUp = caughtUp;
        this.requests = requests;
        this.meaning = meaning;
        this.clock = clock;
    }

    /**
     * Starts firing.
     *
     * @param caughtUp whether the tables hold what was in the stream at the start: a rebuild sets timers that were
     *                 answered long ago, and takes them back only later
     */
    public static Timers start(DataSource database, ActiveVersion version, BooleanSupplier caughtUp, Requests requests,
                               TimerMeaning meaning, Clock clock) {
        Timers timers = new Timers(database, version, caughtUp, requests, meaning, clock);
        timers.executor.scheduleWithFixedDelay(timers::tick, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return timers;
    }

    /** Requests published, those that were published again among them. */
    public long fired() {
        return fired.get();
    }

    private void tick() {
        try {
            while (caughtUp.getAsBoolean() && fire(clock.instant().truncatedTo(ChronoUnit.MICROS)) == AT_ONCE) {
                LOG.debug("more timers are due");
            }
        } catch (SQLException | RuntimeException failure) {
            // A lease ends by itself: whatever is away, it is tried again.
            LOG.warnf("timers were not fired and will be: %s", failure.getClass().getSimpleName());
        }
    }

    private int fire(Instant now) throws SQLException {
        List<Timer> due = lease(now);
        if (due.isEmpty()) {
            return 0;
        }
        List<Ask<?>> asks = new ArrayList<>(due.size());
        for (Timer timer : due) {
            asks.add(meaning.of(timer).id(timer.id()));
        }
        requests.publishAndAwait(asks, now);
        fired.addAndGet(due.size());
        try (Connection db = database.getConnection()) {
            TimerStore.cancel(db, due.stream().map(Timer::id).toList());
        }
        return due.size();
    }

    private List<Timer> lease(Instant now) throws SQLException {
        try (Connection db = database.getConnection()) {
            db.setAutoCommit(false);
            try {
                if (!version.isActive(db)) {
                    db.rollback();
                    return List.of();
                }
                TimerStore.dropDecided(db, version.control(), now);
                List<Timer> due = TimerStore.lease(db, now, LEASE, AT_ONCE);
                db.commit();
                return due;
            } catch (SQLException | RuntimeException failure) {
                db.rollback();
                throw failure;
            }
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
